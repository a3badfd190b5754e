/** The commands for batches, and the progress of a run. */
package io.invokectl.cli.batch;
