package io.invokectl.bootstrap;

import io.invokectl.cli.session.CliRuntime.SandboxSettings;
import io.invokectl.cli.session.CliRuntime.Served;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.sandbox.Faults;
import io.invokectl.sandbox.SandboxBehavior;
import io.invokectl.sandbox.SandboxServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The sandbox over HTTP. It shares its state directory with the embedded sandbox. */
final class ServedSandbox implements Served {
    /** Avoids a delay of 40 ms per response on JDK 17: see {@link SandboxServer}. */
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final SandboxServer server;

    private ServedSandbox(SandboxServer server) {
        this.server = server;
    }

    static Served start(SandboxSettings settings, Optional<Path> state, InstantSource clock, RandomGenerator random) {
        Path folder = state.orElseThrow(
                () -> new LocalFileException("the state directory", "cannot be located: set HOME or XDG_STATE_HOME"));
        System.getProperties().putIfAbsent(NO_DELAY, "true");
        return new ServedSandbox(new SandboxServer(
                folder.resolve("sandbox"),
                SandboxBehavior.parse(settings.behavior()),
                clock,
                random,
                settings.port(),
                settings.rates(),
                Faults.parse(settings.faults())));
    }

    @Override
    public ApiAddress address() {
        return new ApiAddress(server.address());
    }

    @Override
    public void close() {
        server.close();
    }
}
