package io.invokectl.application.port;

import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Persistent record of submitted jobs.
 *
 * <p>When a method returns, its effect is on disk and survives a crash of the process or the machine. A ledger may be
 * used by many processes at once. Implementations are thread-safe.
 *
 * <p>An attempt in progress belongs to the ledger instance that began it. If that instance is closed or its process
 * ends, the attempt is in doubt: the next reader sees {@link Job#orphaned}.
 *
 * <p>Every method throws {@link LedgerException} if the ledger cannot be read or written; nothing has changed then.
 */
public interface Ledger extends AutoCloseable {

    /**
     * Records that a job is about to be submitted. Atomic: if two callers open the same key concurrently, the second
     * receives the job of the first.
     *
     * @param key the idempotency key, if any
     * @param newJob creates the job from the ID assigned by the ledger, with its first attempt begun
     * @param existing decides what happens to a job that already has this key; returns it unchanged if it must not be
     *     submitted now
     * @return the job, and whether an attempt was begun
     */
    Opening open(Optional<IdempotencyKey> key, Function<JobId, Job> newJob, UnaryOperator<Job> existing);

    /**
     * Changes a job atomically.
     *
     * @throws UnknownJobException if there is no such job
     */
    void change(JobId id, UnaryOperator<Job> step);

    /**
     * Records beside the ledger that a job was accepted, if {@link #change} failed. The record is merged when the ledger is
     * opened again.
     *
     * @return the location of the record
     */
    String rescue(JobId id, AcceptedResponse attempt);

    /** The job with this ID. */
    Optional<Job> find(JobId id);

    /** The job with this key. */
    Optional<Job> find(IdempotencyKey key);

    /** The newest job with this request ID at any API. */
    Optional<Job> find(RequestId id);

    /** The newest job with this request ID at this API. */
    Optional<Job> find(RequestId id, ApiAddress address);

    /** The job that was the last to save a file to this location. */
    Optional<JobId> lastSavedAt(String location);

    /** Passes on the matching jobs, newest first. The reader must not change the ledger. */
    void each(JobFilter filter, Consumer<Job> reader);

    /** The matching jobs, newest first. */
    default List<Job> list(JobFilter filter) {
        var jobs = new ArrayList<Job>();
        each(filter, jobs::add);
        return jobs;
    }

    /**
     * Removes {@linkplain Job#isFinished finished} jobs that were created before a time, with their keys. Jobs in doubt
     * stay.
     *
     * @return the number of removed jobs
     */
    int prune(Instant before);

    /** The unique ID of the ledger, up to 64 letters and digits, which stays the same if it is moved. */
    String identity();

    /** Checks the storage; returns its problems, empty if there are none. */
    List<String> inspect();

    @Override
    void close();

    /**
     * Result of opening a job.
     *
     * @param job the job
     * @param begun whether an attempt was begun; if not, the key belongs to this job and nothing is to be sent
     */
    record Opening(Job job, boolean begun) {}
}
