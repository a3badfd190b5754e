package io.invokectl.bootstrap;

import io.invokectl.application.connect.Network;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ManualRateLimiter;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.http.HttpInvocations;
import io.invokectl.http.HttpMedia;
import io.invokectl.http.HttpOptions;
import io.invokectl.http.HttpOptions.Timeouts;
import io.invokectl.sandbox.Faults;
import io.invokectl.sandbox.SandboxBehavior;
import io.invokectl.sandbox.SandboxServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A sandbox served on loopback, with the HTTP adapters as its client. */
final class SandboxOverHttp implements AutoCloseable {
    final ManualClock clock = new ManualClock();
    final HttpInvocations invocations;
    final HttpMedia media;
    private final SandboxServer server;

    SandboxOverHttp(Path state) {
        server = new SandboxServer(state, SandboxBehavior.DEFAULT, clock, new Random(1), 0, List.of(), Faults.NONE);
        var settings = new HttpOptions(
                new ApiAddress(server.address()),
                Optional.of(new AccessToken("any-token")),
                Network.DIRECT,
                new RetryRules(0, Duration.ZERO, Duration.ZERO),
                Timeouts.DEFAULT,
                "invokectl/test",
                Optional.empty());
        invocations = new HttpInvocations(
                settings, new ManualRateLimiter(clock), InstantSource.system(), new Random(1), ProgressListener.NONE);
        media = new HttpMedia(settings, InstantSource.system(), new Random(1), ProgressListener.NONE);
    }

    String address() {
        return server.address();
    }

    @Override
    public void close() {
        invocations.close();
        media.close();
        server.close();
    }
}
