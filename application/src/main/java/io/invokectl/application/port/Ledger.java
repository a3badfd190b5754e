package io.invokectl.application.port;

import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Intent;
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
     * @return the job, and the intent of the attempt that was begun
     * @throws LedgerException of the kind {@code BEHIND} if an attempt is to be begun although the ledger lacks an intent
     */
    Opening open(Optional<IdempotencyKey> key, Function<JobId, Job> newJob, UnaryOperator<Job> existing);

    /**
     * Changes a job atomically.
     *
     * @return the intent of the attempt, if the step begins one
     * @throws UnknownJobException if there is no such job
     * @throws LedgerException as with {@link #open}, and if the ledger was deleted or replaced since it was opened: the
     *     change is lost then
     */
    Optional<Intent> change(JobId id, UnaryOperator<Job> step);

    /** Whether the ledger has this intent. It keeps the intents of jobs with a key, and its last one, for good. */
    boolean holds(Intent intent);

    /** The last intent; empty if there is none. */
    Optional<Intent> lastIntent();

    /**
     * The intent that the ledger's own mark names and that the ledger lacks; empty if it lacks none. The mark is written
     * beside the ledger after each intent's commit, so that an older copy of the ledger is noticed.
     */
    Optional<Intent> missingIntent();

    /** Sets the mark to the last intent, so that submissions continue without what is missing. */
    void acceptMissing();

    /**
     * Writes a complete copy of the ledger, also while other processes use it.
     *
     * @param location where no file exists
     * @throws LocalFileException if the file exists or cannot be written
     */
    void backUp(String location);

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

    /**
     * Passes on the matching jobs, newest first. The reader must not change the ledger.
     *
     * @return the jobs that were left out because their records are damaged
     */
    List<UnreadableJob> each(JobFilter filter, Consumer<Job> reader);

    /** The readable matching jobs, newest first. */
    default List<Job> list(JobFilter filter) {
        var jobs = new ArrayList<Job>();
        each(filter, jobs::add);
        return jobs;
    }

    /**
     * Removes the requests and responses of {@linkplain Job#isFinished finished} jobs that were created before a time. Of
     * jobs with a key, the key, the outcome and the attempts remain, and are found by the key and the IDs only. Works in
     * small transactions: other processes write meanwhile, and a failure leaves the removed jobs removed.
     *
     * @param compact whether to rewrite the storage, which blocks other processes, if it cannot shrink otherwise
     * @return what was removed
     */
    Pruned prune(Instant before, boolean compact);

    /** The unique ID of the ledger, up to 64 letters and digits, which stays the same if it is moved. */
    String identity();

    /** Checks the storage; returns its problems, empty if there are none. */
    List<String> inspect();

    @Override
    void close();

    /**
     * Result of pruning.
     *
     * @param jobs the number of jobs
     * @param freeBytes the space that the storage keeps for further jobs
     */
    record Pruned(int jobs, long freeBytes) {}

    /**
     * A job whose record is damaged.
     *
     * @param name its job ID, or its position if that is damaged too
     * @param problem why it cannot be read, in words
     */
    record UnreadableJob(String name, String problem) {}

    /**
     * Result of opening a job.
     *
     * @param job the job
     * @param intent the intent of the attempt that was begun; if empty, the key belongs to this job and nothing is to be
     *     sent
     */
    record Opening(Job job, Optional<Intent> intent) {}
}
