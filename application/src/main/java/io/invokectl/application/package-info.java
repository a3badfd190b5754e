/** The use cases and, in packages of their own, what they need of the world. */
package io.invokectl.application;
