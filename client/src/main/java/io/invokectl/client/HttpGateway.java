package io.invokectl.client;

import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Media;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.client.ClientSettings.Surroundings;
import io.invokectl.http.HttpInvocations;
import io.invokectl.http.HttpMedia;
import java.util.Optional;

/** A server that speaks the API. Each half is made when it is first asked for. */
final class HttpGateway implements Gateway {
    private final ClientSettings settings;
    private final RateLimiter rateLimiter;
    private Optional<HttpInvocations> invocations = Optional.empty();
    private Optional<HttpMedia> media = Optional.empty();

    HttpGateway(ClientSettings settings, RateLimiter rateLimiter) {
        this.settings = settings;
        this.rateLimiter = rateLimiter;
    }

    @Override
    public synchronized Invocations invocations() {
        if (invocations.isEmpty()) {
            Surroundings around = settings.surroundings();
            invocations = Optional.of(new HttpInvocations(
                    settings.http(), rateLimiter, around.clock(), around.random(), around.listener()));
        }
        return invocations.get();
    }

    @Override
    public synchronized Media media() {
        if (media.isEmpty()) {
            Surroundings around = settings.surroundings();
            media = Optional.of(new HttpMedia(settings.http(), around.clock(), around.random(), around.listener()));
        }
        return media.get();
    }

    @Override
    public synchronized void close() {
        invocations.ifPresent(HttpInvocations::close);
        media.ifPresent(HttpMedia::close);
    }
}
