package io.invokectl.http;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.TokenValidator;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.http.transport.UnlimitedRateLimiter;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Validates tokens as doctl does: a personal access token at the validation server's {@code /v1/oauth/token/info}. That
 * server does not know model access keys, so these are validated by listing the API's models. Thread-safe.
 */
public final class HttpTokenValidator implements TokenValidator {
    /** doctl's validation server for personal access tokens. */
    public static final ApiAddress DEFAULT_SERVER = new ApiAddress("https://cloud.digitalocean.com");

    private final HttpOptions options;
    private final ApiAddress server;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ProgressListener listener;

    /**
     * Creates a validator without connecting.
     *
     * @param options their token is not used
     * @param server validates personal access tokens
     * @param random source of the jitter of waits
     * @param listener notified of waits
     */
    public HttpTokenValidator(
            HttpOptions options,
            ApiAddress server,
            InstantSource clock,
            RandomGenerator random,
            ProgressListener listener) {
        this.options = requireNonNull(options, "options");
        this.server = requireNonNull(server, "server");
        this.clock = requireNonNull(clock, "clock");
        this.random = requireNonNull(random, "random");
        this.listener = requireNonNull(listener, "listener");
    }

    @Override
    public void check(AccessToken token) throws InterruptedException {
        boolean modelKey = token.isModelAccessKey();
        HttpOptions target = options.withApi(modelKey ? options.address() : server, Optional.of(token));
        try (var transport = target.transport(UnlimitedRateLimiter.INSTANCE, clock, random, listener)) {
            transport.get(modelKey ? "v1/models" : "v1/oauth/token/info", Deadline.NONE);
        }
    }
}
