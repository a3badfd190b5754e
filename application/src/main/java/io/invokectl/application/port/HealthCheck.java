package io.invokectl.application.port;

import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.UnreachableException;
import java.time.Instant;
import java.util.Optional;

/** Looks at the way to the API and at whether it answers, without buying anything. */
public interface HealthCheck {

    /**
     * What requests go through, as a user would name it, without its password; nothing where they go straight.
     *
     * @throws InvalidSettingException if what is named is no proxy
     */
    Optional<String> proxy();

    /**
     * How many authorities are trusted, where a file names them; nothing where they are those of Java.
     *
     * @throws InvalidSettingException if the file names none
     * @throws LocalFileException if the file cannot be read
     */
    Optional<Integer> authorities();

    /**
     * Asks for the list of models, once.
     *
     * @throws UnreachableException if no answer came
     * @throws InvalidSettingException as the others do
     * @throws LocalFileException as the others do
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    ApiHealth check() throws InterruptedException;

    /**
     * An answer of the API.
     *
     * @param refusal why the API gave no list, if it did not
     * @param time the time at the API, where it says so
     */
    record ApiHealth(Optional<ApiException> refusal, Optional<Instant> time) {}
}
