package io.invokectl.client;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import java.util.Optional;

/**
 * What it takes to reach an API.
 *
 * @param address where it is
 * @param token the access token; nothing for the sandbox
 */
public record Endpoint(ApiAddress address, Optional<AccessToken> token) {

    /** Refuses null. */
    public Endpoint {
        requireNonNull(address, "address");
        requireNonNull(token, "token");
    }
}
