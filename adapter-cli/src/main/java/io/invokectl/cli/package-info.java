/** The command line: the tree of commands, the reading of what was typed, and the help. */
package io.invokectl.cli;
