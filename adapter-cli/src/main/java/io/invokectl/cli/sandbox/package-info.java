/** The commands about the sandbox. */
package io.invokectl.cli.sandbox;
