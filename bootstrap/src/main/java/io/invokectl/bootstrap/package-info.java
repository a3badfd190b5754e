/**
 * The program: wires the command line with the client and the adapters. Only this package accesses the arguments, streams,
 * environment, signals and exit of the process.
 */
package io.invokectl.bootstrap;
