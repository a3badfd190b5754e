/**
 * Output of commands: data on stdout, diagnostics on stderr, the outcome as exit code. With {@code -o json} stdout is
 * exactly one JSON document, even after an error.
 */
package io.invokectl.cli.output;
