package io.invokectl.application.ledger;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What is remembered of jobs, by those who only read them or bring them home: each by its name at the API where it is
 * asked about. What cannot be read or noted is told, and keeps nobody from going on. Without a ledger nothing is
 * remembered. Thread-safe as far as its ports are.
 */
public final class JobHistory {
    private static final int LATELY = 20;
    private static final String COMPLETED = "COMPLETED";

    private final Optional<Ledger> ledger;
    private final Function<RequestId, ApiAddress> places;
    private final ProgressListener listener;

    /**
     * Takes the ports.
     *
     * @param ledger the ledger, where there is one
     * @param places where each job is asked about
     */
    public JobHistory(Optional<Ledger> ledger, Function<RequestId, ApiAddress> places, ProgressListener listener) {
        this.ledger = requireNonNull(ledger, "ledger");
        this.places = requireNonNull(places, "places");
        this.listener = requireNonNull(listener, "notices");
    }

    /** The job of that name. */
    public Optional<Job> find(RequestId id) {
        return read("what is known of " + id + " cannot be read", book -> book.find(id, places.apply(id)));
    }

    /** How long the last twenty jobs of a model took that the API calls completed. */
    public List<Duration> durations(ModelId model) {
        var lately = new JobFilter(
                Group.ALL,
                Optional.of(COMPLETED),
                Optional.of(model),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                LATELY);
        return read("earlier jobs cannot be read", book -> Optional.of(book.list(lately))).stream()
                .flatMap(List::stream)
                .flatMap(job -> job.completed().stream())
                .flatMap(completed -> completed.envelope().duration().stream())
                .toList();
    }

    /** Whether the file in a place was the last to be kept there, for that job. */
    public boolean keeps(JobId job, String place) {
        return read("where files lie cannot be read", book -> book.lastSavedAt(place))
                .filter(job::equals)
                .isPresent();
    }

    /**
     * Takes a job to its next step, if it changes it.
     *
     * @param what what is lost if it cannot be noted, in words
     */
    public void note(RequestId id, String what, UnaryOperator<Job> step) {
        find(id).filter(job -> !step.apply(job).equals(job)).ifPresent(job -> {
            try {
                ledger.orElseThrow().change(job.id(), step);
            } catch (LedgerException | UnknownJobException trouble) {
                listener.onEvent(
                        new ProgressEvent.LedgerTrouble(what + ", which is not noted: " + trouble.getMessage()));
            }
        });
    }

    private <T> Optional<T> read(String problem, Function<Ledger, Optional<T>> question) {
        try {
            return ledger.flatMap(question);
        } catch (LedgerException trouble) {
            listener.onEvent(new ProgressEvent.LedgerTrouble(problem + ": " + trouble.getMessage()));
            return Optional.empty();
        }
    }
}
