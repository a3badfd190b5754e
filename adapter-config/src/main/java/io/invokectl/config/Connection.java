package io.invokectl.config;

import io.invokectl.application.connect.Network;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.context.ApiAddress;
import java.util.Optional;

/**
 * How the API is reached, after all settings have been resolved and checked.
 *
 * @param address the address of the API; the token may be sent to it
 * @param credential the token and its origin; empty for the sandbox
 * @param retry the retry rules
 * @param network proxies and trusted certificates
 */
public record Connection(ApiAddress address, Optional<Credential> credential, RetryRules retry, Network network) {}
