package io.invokectl.application.poll;

import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.ledger.RecordedAnswer;
import io.invokectl.application.ledger.RecordedInvocations;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.JobState;
import java.util.Optional;

/** Reads the state of a job once. A failed job is a result, not an exception. Thread-safe if its ports are. */
public final class GetInvocation {
    private final Invocations invocations;
    private final JobHistory history;

    /** Creates the use case. */
    public GetInvocation(Invocations invocations, JobHistory history) {
        this.invocations = invocations;
        this.history = history;
    }

    /**
     * Asks the API for the state of a job.
     *
     * @throws InvokectlException as with {@link Invocations#get}
     * @throws InterruptedException if the thread is interrupted; a request in flight ends at once
     */
    public RecordedAnswer get(RequestId id) throws InterruptedException {
        JobHistory recorder = history.withoutWarnings();
        Invocation invocation = new RecordedInvocations(invocations, recorder).get(id, Deadline.NONE);
        return new RecordedAnswer(invocation, recorder.warnings());
    }

    /**
     * The final state of a job if the ledger knows it, otherwise its current state from the API.
     *
     * @throws InvokectlException as with {@link #get}
     * @throws InterruptedException as with {@link #get}
     */
    public RecordedAnswer ended(RequestId id) throws InterruptedException {
        JobHistory recorder = history.withoutWarnings();
        Optional<Invocation> known = recorder.find(id)
                .flatMap(job -> job.state() instanceof JobState.Accepted accepted
                        ? Optional.of(accepted.invocation())
                        : Optional.empty())
                .filter(Invocation::hasEnded);
        return known.isPresent() ? new RecordedAnswer(known.get(), recorder.warnings()) : get(id);
    }
}
