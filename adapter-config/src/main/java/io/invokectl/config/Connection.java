package io.invokectl.config;

import io.invokectl.application.connect.Endpoint;
import io.invokectl.application.connect.Network;
import io.invokectl.application.submit.RetryRules;

/**
 * How an API is reached.
 *
 * @param endpoint the API and the credential for it
 * @param retry the retry rules
 * @param network proxies and trusted certificates
 */
public record Connection(Endpoint endpoint, RetryRules retry, Network network) {}
