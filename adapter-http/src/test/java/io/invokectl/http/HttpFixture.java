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
import io.invokectl.http.HttpSettings.Timeouts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The adapters under test, with no time between tries and little patience. */
final class HttpFixture {
    static final AccessToken TOKEN = new AccessToken("canary-token-0123456789");
    static final String QUEUED = "{\"request_id\":\"req_1\",\"model_id\":\"fal-ai/flux/schnell\",\"status\":\"QUEUED\","
            + "\"created_at\":\"2026-01-01T00:00:00Z\"}";

    final ManualClock clock = new ManualClock();
    final ManualRateLimiter budget = new ManualRateLimiter(clock);
    final List<ProgressEvent> notices = new ArrayList<>();
    final List<String> trace = new ArrayList<>();
    Network network = Network.DIRECT;

    static RetryRules atOnce(int retries) {
        return new RetryRules(retries, Duration.ZERO, Duration.ZERO);
    }

    HttpSettings settings(ApiAddress address, int retries) {
        return settings(address, retries, Duration.ofSeconds(1));
    }

    /** With that much patience for an answer. */
    HttpSettings settings(ApiAddress address, int retries, Duration time) {
        var patience = new Timeouts(Duration.ofSeconds(5), time, time);
        return new HttpSettings(
                address,
                Optional.of(TOKEN),
                network,
                atOnce(retries),
                patience,
                "invokectl/test",
                Optional.of(trace::add));
    }

    HttpInvocations invocations(ApiAddress address, int retries) {
        return new HttpInvocations(
                settings(address, retries), budget, InstantSource.system(), new Random(1), notices::add);
    }

    HttpMedia media(ApiAddress address, int retries) {
        return new HttpMedia(settings(address, retries), InstantSource.system(), new Random(1), notices::add);
    }

    SubmitInvocation submit(HttpInvocations invocations, int retries) {
        return new SubmitInvocation(
                invocations,
                budget,
                InvocationFixture.noLedger(),
                atOnce(retries),
                clock,
                clock,
                new Random(1),
                notices::add);
    }
}
