/** The use cases, one package each, and the ports that they need. */
package io.invokectl.application;
