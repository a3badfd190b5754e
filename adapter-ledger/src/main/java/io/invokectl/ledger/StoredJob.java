package io.invokectl.ledger;

import io.invokectl.domain.job.Job;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * A job as it stands in the tables.
 *
 * @param job the job
 * @param holder who is making the last attempt, where one is being made
 */
record StoredJob(Job job, Optional<Long> holder) {

    /** The job as it stands in truth: an attempt whose maker is gone is in doubt. */
    Job asOf(LongPredicate isGone) {
        return holder.isPresent() && isGone.test(holder.get()) ? job.orphaned() : job;
    }
}
