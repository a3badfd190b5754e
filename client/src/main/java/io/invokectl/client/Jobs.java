package io.invokectl.client;

import io.invokectl.application.ledger.FindJobs;
import io.invokectl.application.ledger.JobReader;
import io.invokectl.application.ledger.RecordedAnswer;
import io.invokectl.application.ledger.RefreshJobs;
import io.invokectl.application.ledger.RefreshJobs.RefreshOutcome;
import io.invokectl.application.ledger.ResolveDoubt;
import io.invokectl.application.ledger.VerifyLedger;
import io.invokectl.application.ledger.VerifyLedger.Audit;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Results;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.NotInDoubtException;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.inject.Inject;
import javax.inject.Provider;

/**
 * The jobs in the client's ledger. Every method throws {@link LedgerException} if the client has no ledger or the
 * ledger cannot be used. Thread-safe.
 */
public final class Jobs {
    private final Optional<Ledger> ledger;
    private final Provider<Results> results;
    private final JobReader reader;
    private final ClientOptions options;

    @Inject
    Jobs(Optional<Ledger> ledger, Provider<Results> results, JobReader reader, ClientOptions options) {
        this.ledger = ledger;
        this.results = results;
        this.reader = reader;
        this.options = options;
    }

    /** Returns all jobs, newest first. */
    public List<Job> list() {
        return list(query -> {});
    }

    /** Returns the selected jobs, newest first, such as {@code query -> query.status("FAILED").limit(20)}. */
    public List<Job> list(Consumer<ListOptions> query) {
        return ledger().list(selected(query).build());
    }

    /** Returns the submissions whose outcome is unknown, newest first. */
    public List<Job> inDoubt() {
        return ledger().list(JobFilter.of(Group.DOUBTS));
    }

    /**
     * Returns a job.
     *
     * @param id its job ID in the ledger or its request ID
     * @throws UnknownJobException if the ledger has no such job
     */
    public Job get(String id) {
        return new FindJobs(ledger()).find(id);
    }

    /**
     * Records that a submission in doubt was accepted, and reads its state from the API.
     *
     * @param jobId the job ID in the ledger
     * @param requestId the request ID, from the usage of the account
     * @return the changed job
     * @throws UnknownJobException if the ledger has no such job
     * @throws NotInDoubtException if the job is not in doubt, or the request ID belongs to another job
     * @throws InvokectlException if the API cannot be reached or does not know the request ID
     * @throws InterruptedException if the thread is interrupted; nothing has changed then
     */
    public Job resolveAccepted(String jobId, String requestId) throws InterruptedException {
        return new ResolveDoubt(ledger(), reader).accepted(new JobId(jobId), new RequestId(requestId));
    }

    /**
     * Records that a submission in doubt was not charged. It may be submitted again under its idempotency key.
     *
     * @param jobId as with {@link #resolveAccepted}
     * @return the changed job
     * @throws UnknownJobException as with {@link #resolveAccepted}
     * @throws NotInDoubtException if the job is not in doubt
     */
    public Job resolveNotCharged(String jobId) {
        return new ResolveDoubt(ledger(), reader).notCharged(new JobId(jobId));
    }

    /**
     * Writes off a submission in doubt. It is no longer listed as in doubt and is never submitted again.
     *
     * @param jobId as with {@link #resolveAccepted}
     * @return the changed job
     * @throws UnknownJobException as with {@link #resolveAccepted}
     * @throws NotInDoubtException if the job is not in doubt
     */
    public Job writeOff(String jobId) {
        return new ResolveDoubt(ledger(), reader).writtenOff(new JobId(jobId));
    }

    /**
     * Reads the state of a job from the API that it was submitted to.
     *
     * @param id its request ID, which the ledger may not know
     * @throws WrongEndpointException if requests may not be sent to that API; nothing is sent then
     * @throws InvokectlException if the API cannot be reached or responds with an error
     * @throws InterruptedException if the thread is interrupted
     */
    public RecordedAnswer read(Job job, RequestId id) throws InterruptedException {
        return reader.read(job, id);
    }

    /**
     * Polls the selected jobs that are still running, once, and records their states. Jobs that were submitted to
     * another address are counted in the outcome and not polled.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public RefreshOutcome refresh(Consumer<ListOptions> query) throws InterruptedException {
        return new RefreshJobs(ledger(), reader).refresh(selected(query).build());
    }

    /** Checks the consistency of the ledger, and every recorded file against its checksum. */
    public Audit verify() {
        return new VerifyLedger(ledger(), results.get(), options.listener()).verify();
    }

    /**
     * Removes finished jobs; the outcome of those with an idempotency key remains known. Jobs in doubt, running jobs and saved files remain.
     *
     * @param age the minimum age of a removed job
     * @return the number of removed jobs
     */
    public int prune(Duration age) {
        return ledger().prune(options.clock().instant().minus(age), false).jobs();
    }

    private static ListOptions selected(Consumer<ListOptions> query) {
        var selection = new ListOptions();
        query.accept(selection);
        return selection;
    }

    private Ledger ledger() {
        return ledger.orElseThrow(
                () -> new LedgerException(LedgerException.Kind.NO_PLACE, "of this client", "is not configured"));
    }
}
