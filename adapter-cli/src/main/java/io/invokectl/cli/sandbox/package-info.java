/** The commands for the sandbox. */
package io.invokectl.cli.sandbox;
