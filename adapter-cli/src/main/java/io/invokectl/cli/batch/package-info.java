/** The commands about batches: run, status, report; and the progress of a run. */
package io.invokectl.cli.batch;
