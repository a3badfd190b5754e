package io.invokectl.http.transport;

import io.invokectl.domain.failure.InvokectlException;

/**
 * The result of one attempt to read: a value, or a failure that another attempt may not meet.
 *
 * @param <T> the type of the value
 */
public sealed interface ReadResult<T> permits ReadResult.Received, RetryableFailure {

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
}
