package io.invokectl.http;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.HealthCheck;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.failure.ApiException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;

/** Looks at an API over HTTP, on one try. Thread-safe. */
public final class HttpHealthCheck implements HealthCheck {
    private static final RetryRules ONE_TRY = new RetryRules(0, Duration.ZERO, Duration.ZERO);

    private final HttpSettings settings;
    private final String models;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** Takes the settings and the ports. Nothing is connected yet, and no file is read. */
    public HttpHealthCheck(HttpSettings settings, InstantSource clock, RandomGenerator random) {
        this.settings = requireNonNull(settings, "settings");
        this.models = settings.address() + "/v1/models";
        this.clock = requireNonNull(clock, "clock");
        this.random = requireNonNull(random, "random");
    }

    @Override
    public Optional<String> proxy() {
        return new Proxies(settings.network()).on(HttpUrl.get(models)).map(ProxyServer::toString);
    }

    @Override
    public Optional<Integer> authorities() {
        return settings.network()
                .caFile()
                .map(file -> Authorities.in(file).trust().getAcceptedIssuers().length);
    }

    @Override
    public ApiHealth check() throws InterruptedException {
        try (var gate = new ApiGate(settings, UnlimitedRateLimiter.INSTANCE, clock);
                var inquiries = new Inquiries(
                        gate,
                        settings.trying(ONE_TRY),
                        UnlimitedRateLimiter.INSTANCE,
                        clock,
                        random,
                        ProgressListener.NONE)) {
            Answer answer = inquiries.answer(
                    "GET " + models, Deadline.NONE, (api, transmission) -> api.getAt(models, transmission));
            Optional<ApiException> refusal =
                    answer.isSuccess() ? Optional.empty() : Optional.of(ApiException.of(answer.error()));
            return new ApiHealth(
                    refusal,
                    Optional.ofNullable(answer.headers().getDate("Date")).map(Date::toInstant));
        }
    }
}
