package io.invokectl.application.ledger;

import io.invokectl.application.connect.Endpoint;
import io.invokectl.application.connect.Endpoints;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The ledger's jobs as reading use cases see them: by their request ID at the API they are polled at. A ledger that
 * cannot be read or written causes a warning and never an exception. Without a ledger there are no jobs. Thread-safe if
 * its ports are.
 */
public final class JobHistory {
    private static final int RECENT = 20;
    private static final String COMPLETED = "COMPLETED";

    private final Optional<Ledger> ledger;
    private final Endpoints endpoints;
    private final ProgressListener listener;
    private final Queue<LedgerWarning> warnings = new ConcurrentLinkedQueue<>();

    /** Creates a history of the jobs that may be polled at these APIs. */
    public JobHistory(Optional<Ledger> ledger, Endpoints endpoints, ProgressListener listener) {
        this.ledger = ledger;
        this.endpoints = endpoints;
        this.listener = listener;
    }

    /** This history without warnings, for one run of a use case that reports its own. */
    public JobHistory withoutWarnings() {
        return new JobHistory(ledger, endpoints, listener);
    }

    /** What this object could not read from or write to the ledger. */
    public List<LedgerWarning> warnings() {
        return List.copyOf(warnings);
    }

    /** The job with this request ID: one at the user's address, or else at any, unless that address is explicit. */
    public Optional<Job> find(RequestId id) {
        return read(
                "the ledger's record of " + id + " cannot be read",
                book -> book.find(id, endpoints.address())
                        .or(() -> endpoints.isExplicit() ? Optional.empty() : book.find(id)));
    }

    /**
     * The API that a job is read from: the one it was submitted to, or the user's own if no job is {@link #find found}.
     *
     * @throws InvokectlException as {@link Endpoints#of} and {@link Endpoints#own}
     */
    public Endpoint endpointOf(RequestId id) {
        return find(id).map(endpoints::of).orElseGet(endpoints::own);
    }

    /** Whether a job has this idempotency key. */
    public boolean knows(IdempotencyKey key) {
        return read("the idempotency key cannot be read", book -> book.find(key))
                .isPresent();
    }

    /** The durations of the last twenty completed jobs of a model. */
    public List<Duration> durations(ModelId model) {
        var recent = new JobFilter(
                Group.ALL,
                Optional.of(COMPLETED),
                Optional.of(model),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                RECENT);
        return read("earlier jobs cannot be read", book -> Optional.of(book.list(recent))).stream()
                .flatMap(List::stream)
                .flatMap(job -> job.completed().stream())
                .flatMap(completed -> completed.envelope().duration().stream())
                .toList();
    }

    /** Whether the job was the last one to save a file to this location. */
    public boolean lastSaved(JobId job, String location) {
        return read("the locations of saved files cannot be read", book -> book.lastSavedAt(location))
                .filter(job::equals)
                .isPresent();
    }

    /**
     * Changes the record of a job, if the job is known and the step changes it.
     *
     * @param fact what the ledger lacks if it cannot be written
     */
    public void record(RequestId id, String fact, UnaryOperator<Job> step) {
        find(id).filter(job -> !step.apply(job).equals(job)).ifPresent(job -> {
            try {
                ledger.orElseThrow().change(job.id(), step);
            } catch (LedgerException | UnknownJobException failure) {
                warn(fact + ", which was not recorded: " + failure.getMessage());
            }
        });
    }

    private <T> Optional<T> read(String problem, Function<Ledger, Optional<T>> query) {
        try {
            return ledger.flatMap(query);
        } catch (LedgerException failure) {
            warn(problem + ": " + failure.getMessage());
            return Optional.empty();
        }
    }

    private void warn(String text) {
        var warning = new LedgerWarning(text);
        warnings.add(warning);
        listener.onEvent(warning);
    }
}
