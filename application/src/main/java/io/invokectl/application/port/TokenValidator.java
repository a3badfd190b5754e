package io.invokectl.application.port;

import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.UnreachableException;

/** Validates tokens at a server. */
public interface TokenValidator {

    /**
     * Returns normally if the server accepts the token.
     *
     * @throws ApiException if it rejects the token; {@code UnauthorizedException} for 401 and 403
     * @throws UnreachableException if no response arrived
     * @throws InterruptedException if the thread is interrupted
     */
    void check(AccessToken token) throws InterruptedException;
}
