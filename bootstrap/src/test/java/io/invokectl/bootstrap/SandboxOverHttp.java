package io.invokectl.bootstrap;

import io.invokectl.application.pacing.RetryRules;
import io.invokectl.application.port.HandBudget;
import io.invokectl.application.port.HandClock;
import io.invokectl.application.port.Notices;
import io.invokectl.application.settings.Network;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.http.HttpInvocations;
import io.invokectl.http.HttpMedia;
import io.invokectl.http.HttpSettings;
import io.invokectl.http.HttpSettings.Patience;
import io.invokectl.sandbox.Faults;
import io.invokectl.sandbox.SandboxBehavior;
import io.invokectl.sandbox.SandboxServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The sandbox served on loopback, and the HTTP adapters that speak to it. */
final class SandboxOverHttp implements AutoCloseable {
    private static final Notices NOBODY = notice -> {};

    final HandClock clock = new HandClock();
    final HttpInvocations invocations;
    final HttpMedia media;
    private final SandboxServer server;

    SandboxOverHttp(Path state) {
        server = new SandboxServer(state, SandboxBehavior.DEFAULT, clock, new Random(1), 0, List.of(), Faults.NONE);
        var settings = new HttpSettings(
                new ApiAddress(server.address()),
                Optional.of(new AccessToken("any-token")),
                Network.DIRECT,
                new RetryRules(0, Duration.ZERO, Duration.ZERO),
                Patience.DEFAULT,
                "invokectl/test",
                Optional.empty());
        invocations =
                new HttpInvocations(settings, new HandBudget(clock), InstantSource.system(), new Random(1), NOBODY);
        media = new HttpMedia(settings, InstantSource.system(), new Random(1), NOBODY);
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
