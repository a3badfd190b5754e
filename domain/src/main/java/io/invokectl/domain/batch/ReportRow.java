package io.invokectl.domain.batch;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.job.Job;
import java.util.Optional;

/**
 * A row as a report shows it.
 *
 * @param result what became of it
 * @param job its job, where the ledger still knows it: what was asked for, and the evidence of a doubt
 */
public record ReportRow(RowResult result, Optional<Job> job) {

    /** Takes the parts. */
    public ReportRow {
        requireNonNull(result, "result");
        requireNonNull(job, "job");
    }
}
