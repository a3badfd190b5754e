/**
 * The program: the command line put together with the client and the adapters. The only place that asks the process for
 * its arguments, streams, environment, signals and end.
 */
package io.invokectl.bootstrap;
