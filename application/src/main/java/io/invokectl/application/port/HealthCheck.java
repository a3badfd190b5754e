package io.invokectl.application.port;

import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.UnreachableException;
import java.time.Instant;
import java.util.Optional;

/** Checks the connection to the API without submitting anything. */
public interface HealthCheck {

    /**
     * The proxy without its password; empty if requests are sent directly.
     *
     * @throws InvalidSettingException if the configured proxy is invalid
     */
    Optional<String> proxy();

    /**
     * The number of CA certificates in the configured file; empty if Java's are used.
     *
     * @throws InvalidSettingException if the file contains none
     * @throws LocalFileException if the file cannot be read
     */
    Optional<Integer> authorities();

    /**
     * Requests the list of models once.
     *
     * @throws UnreachableException if no response arrived
     * @throws InvalidSettingException as with the other methods
     * @throws LocalFileException as with the other methods
     * @throws InterruptedException if the thread is interrupted
     */
    ApiHealth check() throws InterruptedException;

    /**
     * Response of the API.
     *
     * @param refusal the error, if the API returned no list
     * @param time the server's time, if the response contains it
     */
    record ApiHealth(Optional<ApiException> refusal, Optional<Instant> time) {}
}
