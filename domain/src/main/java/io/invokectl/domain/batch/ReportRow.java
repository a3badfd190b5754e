package io.invokectl.domain.batch;

import io.invokectl.domain.job.Job;
import java.util.Optional;

/**
 * Row of a report.
 *
 * @param result its outcome
 * @param job its job, if the ledger has it, with the submission and the evidence of a doubt
 */
public record ReportRow(RowResult result, Optional<Job> job) {}
