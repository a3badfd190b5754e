/** The entry point of the command line: finds the addressed command, runs it, and shows help. */
package io.invokectl.cli;
