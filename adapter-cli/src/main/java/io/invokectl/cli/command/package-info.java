/** What commands are made of: their flags and arguments, the session they run in, and what they can reach. */
package io.invokectl.cli.command;
