package io.invokectl.application.poll;

import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import java.util.Optional;

/** How the wait for one job ended. Running out of patience is an outcome, not an error: the job goes on. */
public sealed interface AwaitOutcome {

    /** The job that was waited for. */
    RequestId id();

    /** The job as it was last seen, if it was. */
    Optional<Invocation> lastSeen();

    /**
     * The job has ended, well or badly.
     *
     * @param invocation the job in its last state
     */
    record Ended(Invocation invocation) implements AwaitOutcome {
        @Override
        public RequestId id() {
            return invocation.requestId();
        }

        @Override
        public Optional<Invocation> lastSeen() {
            return Optional.of(invocation);
        }
    }

    /**
     * The deadline came first.
     *
     * @param id the job
     * @param lastSeen the job as it was last seen, if it was
     */
    record StillRunning(RequestId id, Optional<Invocation> lastSeen) implements AwaitOutcome {}

    /**
     * The API cannot be asked any more.
     *
     * @param id the job
     * @param lastSeen the job as it was last seen, if it was
     * @param failure why not
     */
    record CannotTell(RequestId id, Optional<Invocation> lastSeen, InvokectlException failure)
            implements AwaitOutcome {}
}
