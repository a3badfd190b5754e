package io.invokectl.domain.planted;

import java.net.http.HttpClient;

/** What must not be: the domain on the network. */
public final class DomainOnHttp {
    private final HttpClient client = HttpClient.newHttpClient();
}
