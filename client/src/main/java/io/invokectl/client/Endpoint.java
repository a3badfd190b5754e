package io.invokectl.client;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import java.util.Optional;

/**
 * An API and the token for it.
 *
 * @param address the address; its scheme selects the {@link Gateway}
 * @param token the access token, sent to this address only; empty for an API that needs none, such as the sandbox
 */
public record Endpoint(ApiAddress address, Optional<AccessToken> token) {

    /** Checks that no component is null. */
    public Endpoint {
        requireNonNull(address, "address");
        requireNonNull(token, "token");
    }
}
