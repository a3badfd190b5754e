package io.invokectl.http;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.TokenValidator;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Checks tokens as doctl does: a personal access token at the validation server's {@code /v1/oauth/token/info}. That
 * server knows no model access keys, so these are checked by listing the API's models. Thread-safe.
 */
public final class HttpTokenValidator implements TokenValidator {
    /** Where doctl has personal access tokens checked. */
    public static final ApiAddress DEFAULT_SERVER = new ApiAddress("https://cloud.digitalocean.com");

    private final HttpSettings settings;
    private final ApiAddress server;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ProgressListener notices;

    /**
     * Takes the settings; their token is not used.
     *
     * @param server where personal access tokens are checked
     * @param random where the waits between tries get their share of chance
     * @param notices is told of waits
     */
    public HttpTokenValidator(
            HttpSettings settings,
            ApiAddress server,
            InstantSource clock,
            RandomGenerator random,
            ProgressListener notices) {
        this.settings = requireNonNull(settings, "settings");
        this.server = requireNonNull(server, "server");
        this.clock = requireNonNull(clock, "clock");
        this.random = requireNonNull(random, "random");
        this.notices = requireNonNull(notices, "notices");
    }

    @Override
    public void check(AccessToken token) throws InterruptedException {
        ApiAddress address = token.isModelAccessKey() ? settings.address() : server;
        String url = address + (token.isModelAccessKey() ? "/v1/models" : "/v1/oauth/token/info");
        HttpSettings asking = settings.at(address, Optional.of(token));
        try (var gate = new ApiGate(asking, UnlimitedRateLimiter.INSTANCE, clock);
                var inquiries = new Inquiries(gate, asking, UnlimitedRateLimiter.INSTANCE, clock, random, notices)) {
            inquiries.ask("GET " + url, Deadline.NONE, (api, transmission) -> api.getAt(url, transmission));
        }
    }
}
