package io.invokectl.domain.invocation;

import static java.util.Objects.requireNonNull;

/**
 * A job that ended without a result: it failed, was cancelled or expired.
 *
 * @param envelope the whole answer
 * @param reason what the API or the model says about it
 */
public record Failed(Envelope envelope, FailureReason reason) implements Invocation {

    /** Refuses null. */
    public Failed {
        requireNonNull(reason, "reason");
    }
}
