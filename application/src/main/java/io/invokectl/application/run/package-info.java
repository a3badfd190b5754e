/** Submits a job, waits for it and saves its results. */
package io.invokectl.application.run;
