/** Command lines: the definitions of flags and arguments, and the parser that reads them with doctl's conventions. */
package io.invokectl.cli.args;
