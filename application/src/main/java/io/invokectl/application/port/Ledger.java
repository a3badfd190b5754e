package io.invokectl.application.port;

import io.invokectl.domain.attempt.AcceptedResponse;
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
 * The memory of what was bought. Whatever a method has returned from is on the disk: a crash of the process or of the
 * machine does not lose it. Many processes may use one ledger at once. Implementations are thread-safe.
 *
 * <p>An attempt that is being made belongs to the ledger object that it was begun with. When that is closed or its
 * process ends, however it ends, the attempt counts as in doubt: whoever asks next is given {@link Job#orphaned}.
 *
 * <p>Every method throws {@link LedgerException} if the ledger cannot be read or written. Then nothing has changed.
 */
public interface Ledger extends AutoCloseable {

    /**
     * Notes that a job is about to be sent. Atomic: of two that open the same key at once, the second finds the job of
     * the first.
     *
     * @param key the caller's name for the job, where there is one
     * @param fresh the job under the name that the ledger gives it, its first attempt begun
     * @param known what becomes of the job that has the key already: itself if it is not to be sent now
     * @return the job, and whether an attempt was begun
     */
    Opening open(Optional<IdempotencyKey> key, Function<JobId, Job> fresh, UnaryOperator<Job> known);

    /**
     * Takes a job to its next step. Atomic.
     *
     * @throws UnknownJobException if there is no such job
     */
    void change(JobId id, UnaryOperator<Job> step);

    /**
     * Notes beside the ledger that a job was accepted, where {@link #change} could not. Whoever opens the ledger next
     * takes it up.
     *
     * @return the place of the note
     */
    String rescue(JobId id, AcceptedResponse attempt);

    /** The job of that name. */
    Optional<Job> find(JobId id);

    /** The job that has the key. */
    Optional<Job> find(IdempotencyKey key);

    /** The job that some API gave that name to; the newest of several. */
    Optional<Job> find(RequestId id);

    /** The job that the API at that address gave that name to; the newest of several. */
    Optional<Job> find(RequestId id, ApiAddress address);

    /** The job whose file was the last to be kept in a place. */
    Optional<JobId> lastSavedAt(String place);

    /** Shows jobs one by one, the newest first. Nothing may be changed meanwhile. */
    void each(JobFilter filter, Consumer<Job> reader);

    /** Jobs, the newest first. */
    default List<Job> list(JobFilter filter) {
        var jobs = new ArrayList<Job>();
        each(filter, jobs::add);
        return jobs;
    }

    /**
     * Forgets jobs that were created before a time and are {@link Job#isFinished}, their keys with them. Never a doubt.
     *
     * @return how many
     */
    int prune(Instant before);

    /** The ledger's own name, up to 64 letters and digits, which no other has and which it keeps wherever it is moved. */
    String identity();

    /** What is wrong with the ledger's own storage; nothing if it is sound. */
    List<String> inspect();

    @Override
    void close();

    /**
     * What came of opening a job.
     *
     * @param job the job as it stands now
     * @param begun whether an attempt was begun; if not, the key had this job and nothing is to be sent
     */
    record Opening(Job job, boolean begun) {}
}
