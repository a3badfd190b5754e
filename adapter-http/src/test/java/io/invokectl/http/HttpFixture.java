package io.invokectl.http;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.connect.Network;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ManualRateLimiter;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.application.submit.SubmitInvocation;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.http.HttpOptions.Timeouts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The adapters under test, with no wait between attempts. */
public final class HttpFixture {
    public static final AccessToken TOKEN = new AccessToken("canary-token-0123456789");

    static final String QUEUED = "{\"request_id\":\"req_1\",\"model_id\":\"fal-ai/flux/schnell\",\"status\":\"QUEUED\","
            + "\"created_at\":\"2026-01-01T00:00:00Z\"}";

    /** For tests whose subject is a timeout. */
    static final Duration SHORT = Duration.ofMillis(500);

    final ManualClock clock = new ManualClock();
    final ManualRateLimiter rateLimiter = new ManualRateLimiter(clock);
    final List<ProgressEvent> events = new ArrayList<>();
    final List<String> trace = new ArrayList<>();
    Network network = Network.DIRECT;

    /** The timeout of submissions and reads. */
    Duration timeout = Duration.ofSeconds(30);

    static RetryRules withoutWaits(int retries) {
        return new RetryRules(retries, Duration.ZERO, Duration.ZERO);
    }

    HttpOptions options(ApiAddress address, int retries) {
        return new HttpOptions(
                address,
                Optional.of(TOKEN),
                network,
                withoutWaits(retries),
                new Timeouts(Duration.ofSeconds(30), timeout, timeout),
                "invokectl/test",
                Optional.of(trace::add));
    }

    HttpInvocations invocations(ApiAddress address, int retries) {
        return new HttpInvocations(
                options(address, retries), rateLimiter, InstantSource.system(), new Random(1), events::add);
    }

    HttpMedia media(ApiAddress address, int retries) {
        return new HttpMedia(options(address, retries), InstantSource.system(), new Random(1), events::add);
    }

    SubmitInvocation submit(HttpInvocations invocations, int retries) {
        return new SubmitInvocation(
                invocations,
                rateLimiter,
                InvocationFixture.noLedger(),
                withoutWaits(retries),
                clock,
                clock,
                new Random(1),
                events::add);
    }
}
