package io.invokectl.application.port;

import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.failure.ApiException;
import java.util.Optional;

/** A server that accepts one token. */
public final class InMemoryTokenValidator implements TokenValidator {
    private final AccessToken good;

    public InMemoryTokenValidator(AccessToken good) {
        this.good = good;
    }

    @Override
    public void check(AccessToken token) {
        if (!token.equals(good)) {
            throw ApiException.of(new ApiError(
                    "GET", "memory:/v1/oauth/token/info", 401, Optional.empty(), Optional.empty(), "unknown token"));
        }
    }
}
