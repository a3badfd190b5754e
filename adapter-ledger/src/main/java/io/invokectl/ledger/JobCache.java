package io.invokectl.ledger;

import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.job.Job;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * The most recently read or written jobs, valid until another connection writes. A batch reads each job several times in a
 * row; without the cache, parsing them was a large part of its CPU time. Not thread-safe.
 */
final class JobCache {
    /** More than a batch usually processes at once. A job may be several megabytes in size. */
    private static final int CAPACITY = 32;

    /** By the text of the job ID: hashing a record is slow at start-up. */
    private final Map<String, StoredJob> jobs = new LinkedHashMap<>();

    private long version;

    Optional<StoredJob> find(JobId id, Statements statements) throws SQLException {
        long current =
                statements.first("PRAGMA data_version", ResultRow::integer).orElseThrow();
        if (current != version) {
            jobs.clear();
            version = current;
        }
        return Optional.ofNullable(jobs.get(id.value()));
    }

    /** Caches a job as stored. If the current transaction is rolled back, the caller must {@link #clear} the cache. */
    void put(StoredJob job) {
        jobs.remove(job.job().id().value());
        if (jobs.size() == CAPACITY) {
            jobs.remove(jobs.keySet().iterator().next());
        }
        jobs.put(job.job().id().value(), job);
    }

    void remove(JobId id) {
        jobs.remove(id.value());
    }

    void clear() {
        jobs.clear();
    }

    /** A job as stored, and the session that is making its last attempt, if it is open. */
    record StoredJob(Job job, Optional<Long> session) {

        /** Returns the current job: its open attempt is in doubt if the session that made it has ended. */
        Job current(LongPredicate hasEnded) {
            return session.isPresent() && hasEnded.test(session.get()) ? job.orphaned() : job;
        }
    }
}
