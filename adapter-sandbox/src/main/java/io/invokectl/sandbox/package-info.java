/** A stand-in for the API that needs no network, no token and no money, and makes real media. */
package io.invokectl.sandbox;
