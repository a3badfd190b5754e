package io.invokectl.domain.planted;

import java.net.http.HttpClient;

/** Violation: the domain uses the network. */
public final class DomainOnHttp {
    private final HttpClient client = HttpClient.newHttpClient();
}
