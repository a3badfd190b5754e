package io.invokectl.http;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.HealthCheck;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.http.proxy.ProxyServer;
import io.invokectl.http.transport.ApiResponse;
import io.invokectl.http.transport.CertificateAuthorities;
import io.invokectl.http.transport.UnlimitedRateLimiter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;

/** Checks whether the API responds, with one request. Thread-safe. */
public final class HttpHealthCheck implements HealthCheck {
    private static final RetryRules NO_RETRIES = new RetryRules(0, Duration.ZERO, Duration.ZERO);

    private final HttpOptions options;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** Creates a check without connecting or reading any file. */
    public HttpHealthCheck(HttpOptions options, InstantSource clock, RandomGenerator random) {
        this.options = requireNonNull(options, "options").withRetry(NO_RETRIES);
        this.clock = requireNonNull(clock, "clock");
        this.random = requireNonNull(random, "random");
    }

    @Override
    public Optional<String> proxy() {
        HttpUrl url = HttpUrl.get(options.address().toString());
        return options.clients().route(url).proxy().map(ProxyServer::toString);
    }

    @Override
    public Optional<Integer> authorities() {
        return CertificateAuthorities.of(options.network())
                .map(known -> known.trustManager().getAcceptedIssuers().length);
    }

    @Override
    public ApiHealth check() throws InterruptedException {
        try (var transport = options.transport(UnlimitedRateLimiter.INSTANCE, clock, random, ProgressListener.NONE)) {
            ApiResponse response = transport.probe("v1/models", Deadline.NONE);
            Optional<ApiException> refusal =
                    response.isSuccess() ? Optional.empty() : Optional.of(ApiException.of(response.error()));
            return new ApiHealth(
                    refusal,
                    Optional.ofNullable(response.head().headers().getDate("Date"))
                            .map(Date::toInstant));
        }
    }
}
