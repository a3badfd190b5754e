package io.invokectl.http.transport;

import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.InvokectlException;
import java.time.Duration;
import java.util.Optional;

/**
 * The result of one attempt to read: a value, or a failure that another attempt may not meet.
 *
 * @param <T> the type of the value
 */
public sealed interface ReadResult<T> {

    /**
     * The value.
     *
     * @throws InvokectlException the failure, if there is no value
     */
    T value();

    /**
     * A successful attempt.
     *
     * @param <T> the type of the value
     * @param value the value
     */
    record Received<T>(T value) implements ReadResult<T> {}

    /**
     * A failed attempt that may be retried.
     *
     * @param <T> the type of the value that was not read
     * @param failure thrown if there is no further attempt
     * @param retryAfter the wait that the response asks for
     */
    record Retryable<T>(InvokectlException failure, Optional<Duration> retryAfter) implements ReadResult<T> {

        @Override
        public T value() {
            throw failure;
        }

        /** The failure of a read that ends because the wait before its next attempt would be too long. */
        InvokectlException withoutWaiting(Duration wait) {
            return failure instanceof ApiException rejected
                    ? ApiException.of(rejected.error(), Optional.of(wait))
                    : failure;
        }
    }
}
