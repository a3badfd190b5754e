package io.invokectl.client;

import dagger.assisted.Assisted;
import dagger.assisted.AssistedFactory;
import dagger.assisted.AssistedInject;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.http.HttpInvocations;
import io.invokectl.http.HttpMedia;
import io.invokectl.http.HttpOptions;
import java.util.Optional;

/** An API over HTTP. Each half is created on first use: submitting a job needs no client for downloads. */
final class HttpGateway implements Gateway {
    private final HttpOptions http;
    private final ClientOptions options;
    private final RateLimiter rateLimiter;
    private Optional<HttpInvocations> invocations = Optional.empty();
    private Optional<HttpMedia> media = Optional.empty();

    @AssistedInject
    HttpGateway(@Assisted Endpoint endpoint, ClientOptions options, RateLimiter rateLimiter) {
        this.http = options.http(endpoint);
        this.options = options;
        this.rateLimiter = rateLimiter;
    }

    @AssistedFactory
    interface Opener extends GatewayFactory {
        @Override
        HttpGateway open(Endpoint endpoint);
    }

    @Override
    public synchronized Invocations invocations() {
        if (invocations.isEmpty()) {
            invocations = Optional.of(
                    new HttpInvocations(http, rateLimiter, options.clock(), options.random(), options.listener()));
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
        media.ifPresent(HttpMedia::close);
    }
}
