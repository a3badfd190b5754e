package io.invokectl.http;

import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.InvokectlException;
import java.time.Duration;
import java.util.Optional;

/** A read failed in a way that may pass. */
final class Passing extends RuntimeException {
    private final InvokectlException failure;
    private final Optional<Duration> retryAfter;
    private final Duration wait;

    /**
     * Takes what to throw when nobody tries again.
     *
     * @param retryAfter what the answer asks to wait
     */
    Passing(InvokectlException failure, Optional<Duration> retryAfter) {
        this(failure, retryAfter, Duration.ZERO);
    }

    private Passing(InvokectlException failure, Optional<Duration> retryAfter, Duration wait) {
        super(failure);
        this.failure = failure;
        this.retryAfter = retryAfter;
        this.wait = wait;
    }

    /** The same, to be tried again after that wait. */
    Passing after(Duration time) {
        return new Passing(failure, retryAfter, time);
    }

    InvokectlException failure() {
        return failure;
    }

    /** The failure if it is that wait that nobody is made to sit through. */
    InvokectlException failureForWantOf(Duration time) {
        return failure instanceof ApiException answered
                ? ApiException.of(answered.error(), Optional.of(time))
                : failure;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** How long to wait before the next try. */
    Duration untilNextTry() {
        return wait;
    }
}
