package io.invokectl.client;

import io.invokectl.application.connect.TokenRule;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.value.InvalidValueException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a client reaches its jobs through, each opened when it is first needed. Thread-safe. */
final class Gateways {
    private final ClientSettings settings;
    private final RateLimiter rateLimiter;
    private final Map<Endpoint, Gateway> elsewhere = new HashMap<>();
    private Optional<Gateway> home = Optional.empty();

    Gateways(ClientSettings settings, RateLimiter rateLimiter) {
        this.settings = settings;
        this.rateLimiter = rateLimiter;
    }

    /** The one that jobs are submitted through. */
    synchronized Gateway home() {
        if (home.isEmpty()) {
            home = Optional.of(open(settings.reach()));
        }
        return home.get();
    }

    /**
     * The one that a job is asked about through.
     *
     * @throws WrongEndpointException if the program does not name the address
     */
    synchronized Gateway at(Endpoint reach, RequestId job) {
        if (!TokenRule.allowsRequests(reach.address(), settings.sourceOf(reach.address()))) {
            throw WrongEndpointException.to(
                    reach.address(), job.value(), settings.reach().address());
        }
        return reach.equals(settings.reach()) ? home() : elsewhere.computeIfAbsent(reach, this::open);
    }

    /** The one place where the scheme of the address chooses the adapter. */
    private Gateway open(Endpoint reach) {
        ClientSettings there = settings.at(reach);
        return switch (reach.address().scheme()) {
            case "https", "http" -> new HttpGateway(there, rateLimiter);
            case "sandbox" -> new SandboxGateway(there);
            default ->
                throw new InvalidValueException("unknown scheme \""
                        + reach.address().scheme() + "\": an address of the API starts with https:, http: or sandbox:");
        };
    }

    synchronized void close() {
        home.ifPresent(Gateway::close);
        home = Optional.empty();
        elsewhere.values().forEach(Gateway::close);
        elsewhere.clear();
    }
}
