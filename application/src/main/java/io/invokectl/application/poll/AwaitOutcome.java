package io.invokectl.application.poll;

import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import java.util.Optional;

/** Outcome of waiting for one job. A timeout and an interrupt are outcomes, not errors: the job is still running. */
public sealed interface AwaitOutcome {

    /** The job. */
    RequestId id();

    /** The last known state of the job, if any poll succeeded. */
    Optional<Invocation> lastSeen();

    /**
     * The job has ended, successfully or not.
     *
     * @param invocation the final state
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
     * The deadline passed first.
     *
     * @param id the job
     * @param lastSeen the last known state, if any poll succeeded
     */
    record StillRunning(RequestId id, Optional<Invocation> lastSeen) implements AwaitOutcome {}

    /**
     * The waiting thread was interrupted first.
     *
     * @param id the job
     * @param lastSeen the last known state, if any poll succeeded
     */
    record Interrupted(RequestId id, Optional<Invocation> lastSeen) implements AwaitOutcome {}

    /**
     * The job cannot be polled.
     *
     * @param id the job
     * @param lastSeen the last known state, if any poll succeeded
     * @param failure the reason
     */
    record CannotTell(RequestId id, Optional<Invocation> lastSeen, InvokectlException failure)
            implements AwaitOutcome {}
}
