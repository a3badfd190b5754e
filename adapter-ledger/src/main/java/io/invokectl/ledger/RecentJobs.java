package io.invokectl.ledger;

import io.invokectl.domain.invocation.JobId;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs that were read or stored last, until another connection writes: a job is looked at several times in a row, and
 * to read it anew each time was a good part of what a batch computes. Not thread-safe.
 */
final class RecentJobs {
    /** More than a batch usually has in its hands at once. A job may be some megabytes long. */
    private static final int MOST = 32;

    private final Map<JobId, StoredJob> jobs = new LinkedHashMap<>();
    private long version;

    /** The job, if it is known how it stands in the tables. */
    Optional<StoredJob> find(JobId id, Statements statements) throws SQLException {
        long now = statements.first("PRAGMA data_version", Row::number).orElseThrow();
        if (now != version) {
            jobs.clear();
            version = now;
        }
        return Optional.ofNullable(jobs.get(id));
    }

    /** The job stands so in the tables, unless what this connection is writing comes to nothing. */
    void remember(StoredJob job) {
        jobs.remove(job.job().id());
        if (jobs.size() == MOST) {
            jobs.remove(jobs.keySet().iterator().next());
        }
        jobs.put(job.job().id(), job);
    }

    /** Nobody knows how the job stands. */
    void forget(JobId id) {
        jobs.remove(id);
    }

    /** Nobody knows how any job stands. */
    void forget() {
        jobs.clear();
    }
}
