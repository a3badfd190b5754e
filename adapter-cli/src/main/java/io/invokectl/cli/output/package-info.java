/**
 * What goes out: data to stdout and nothing else, talk to stderr, the verdict as exit code. With {@code -o json} stdout
 * is exactly one JSON document, an error included.
 */
package io.invokectl.cli.output;
