package io.invokectl.application.connect;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import java.util.Optional;

/**
 * An API and the credential for it.
 *
 * @param address the address; its scheme selects the adapter
 * @param credential holds the token, which is sent to this address only; present for http and https, absent for the
 *     sandbox, and for other schemes present if the caller gives a token
 */
public record Endpoint(ApiAddress address, Optional<Credential> credential) {

    /** Checks that no component is null. */
    public Endpoint {
        requireNonNull(address, "address");
        requireNonNull(credential, "credential");
    }

    /** Whether both send the same token to the same address. */
    public boolean isSameAs(Endpoint other) {
        return address.value().equals(other.address.value()) && token().equals(other.token());
    }

    /** The access token. */
    public Optional<AccessToken> token() {
        return credential.map(Credential::token);
    }
}
