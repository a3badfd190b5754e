package io.invokectl.ledger;

import io.invokectl.domain.job.Job;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * A job as stored.
 *
 * @param job the job
 * @param session the session that is making the last attempt, if it is open
 */
record StoredJob(Job job, Optional<Long> session) {

    /** Returns the current job: its open attempt is in doubt if the session that made it has ended. */
    Job current(LongPredicate hasEnded) {
        return session.isPresent() && hasEnded.test(session.get()) ? job.orphaned() : job;
    }
}
