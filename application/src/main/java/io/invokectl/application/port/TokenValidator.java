package io.invokectl.application.port;

import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.UnreachableException;

/** Asks a server whether a token is good. */
public interface TokenValidator {

    /**
     * Returns if the server accepts the token.
     *
     * @throws ApiException if it answers anything else; {@code UnauthorizedException} for 401 and 403
     * @throws UnreachableException if no answer came
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    void check(AccessToken token) throws InterruptedException;
}
