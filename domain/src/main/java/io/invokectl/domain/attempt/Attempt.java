package io.invokectl.domain.attempt;

import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Outcome of one attempt to submit a job. Only {@link NotSent} proves that the job was not accepted; an {@link
 * ErrorResponse} proves it for some statuses.
 */
public sealed interface Attempt {

    /** What the transport observed. */
    Evidence evidence();

    /** What happened, in words; empty if the job was accepted. */
    String problem();

    /** The job's request ID, if the response contained it. */
    default Optional<RequestId> requestId() {
        return Optional.empty();
    }

    /** Whether the API accepted the job, or may have. */
    default boolean mayHaveBeenAccepted() {
        return true;
    }

    /**
     * The API accepted the job.
     *
     * @param invocation the job as the response describes it
     * @param evidence what the transport observed
     */
    record AcceptedResponse(Invocation invocation, Evidence evidence) implements Attempt {
        @Override
        public String problem() {
            return "";
        }

        @Override
        public Optional<RequestId> requestId() {
            return Optional.of(invocation.requestId());
        }
    }

    /**
     * The API responded with a status other than 2xx.
     *
     * @param error the response
     * @param retryAfter the wait that the response asks for before a retry, never negative, if it asks for one
     * @param evidence what the transport observed
     */
    record ErrorResponse(ApiError error, Optional<Duration> retryAfter, Evidence evidence) implements Attempt {
        @Override
        public String problem() {
            return error.detail();
        }

        private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
        private static final Set<Integer> TIMEOUTS = Set.of(408, 499);

        /** False for 501, 503, redirects, and 4xx except 408 and 499; any other status leaves it open. */
        @Override
        public boolean mayHaveBeenAccepted() {
            int status = error.status();
            boolean rejected = status == 501
                    || status == 503
                    || REDIRECTS.contains(status)
                    || (status >= 400 && status <= 499 && !TIMEOUTS.contains(status));
            return !rejected;
        }

        /** Whether the API was unavailable or its rate limit exceeded: 429 or 503. */
        public boolean isTemporary() {
            return error.status() == 429 || error.status() == 503;
        }
    }

    /**
     * Nothing of the request left this machine, or the server guarantees that it processed nothing of it.
     *
     * @param problem method, address and why, in words
     * @param fault whether another attempt may succeed
     * @param evidence what the transport observed
     */
    record NotSent(String problem, NetworkFault fault, Evidence evidence) implements Attempt {
        @Override
        public boolean mayHaveBeenAccepted() {
            return false;
        }
    }

    /**
     * At least part of the request was sent, and whether the job was accepted is unknown: no response arrived, a 2xx
     * response ended early, or its body identifies no job.
     *
     * @param problem method, address and what happened, in words
     * @param requestId the job's request ID, if the response contained it
     * @param evidence what the transport observed
     */
    record PossiblyAccepted(String problem, Optional<RequestId> requestId, Evidence evidence) implements Attempt {

        /** An attempt whose response contained no request ID. */
        public PossiblyAccepted(String problem, Evidence evidence) {
            this(problem, Optional.empty(), evidence);
        }
    }
}
