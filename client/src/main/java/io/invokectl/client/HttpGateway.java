package io.invokectl.client;

import io.invokectl.application.connect.Endpoint;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Media;
import io.invokectl.http.HttpInvocations;
import io.invokectl.http.HttpMedia;
import io.invokectl.http.HttpOptions;
import java.util.Optional;

/** An API over HTTP. Each half is created on first use: submitting a job needs no client for downloads. */
final class HttpGateway implements Gateway {
    private final HttpOptions http;
    private final ClientOptions options;
    private Optional<HttpInvocations> invocations = Optional.empty();
    private Optional<HttpMedia> media = Optional.empty();

    HttpGateway(Endpoint endpoint, ClientOptions options) {
        this.http = options.http(endpoint);
        this.options = options;
    }

    @Override
    public synchronized Invocations invocations() {
        if (invocations.isEmpty()) {
            invocations = Optional.of(new HttpInvocations(
                    http, options.ports().rateLimiter(), options.clock(), options.random(), options.listener()));
        }
        return invocations.get();
    }

    @Override
    public synchronized Media media() {
        if (media.isEmpty()) {
            media = Optional.of(new HttpMedia(http, options.clock(), options.random(), options.listener()));
        }
        return media.get();
    }

    @Override
    public synchronized void close() {
        invocations.ifPresent(HttpInvocations::close);
        // A method reference would load the class for downloads.
        if (media.isPresent()) {
            media.get().close();
        }
    }
}
