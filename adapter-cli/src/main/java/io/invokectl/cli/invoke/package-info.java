/** The commands about invocations: create, get, wait, run, save. */
package io.invokectl.cli.invoke;
