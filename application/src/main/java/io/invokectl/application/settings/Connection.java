package io.invokectl.application.settings;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.context.ApiAddress;
import java.util.Optional;

/**
 * How a command reaches the API.
 *
 * @param address where the API is
 * @param credential the token and why that one; nothing where the sandbox needs none
 * @param retry how often and after what waits requests are sent again
 * @param network how requests leave this machine
 */
public record Connection(ApiAddress address, Optional<Credential> credential, RetryRules retry, Network network) {

    /** Refuses null. */
    public Connection {
        requireNonNull(address, "address");
        requireNonNull(credential, "credential");
        requireNonNull(retry, "retry");
        requireNonNull(network, "network");
    }
}
