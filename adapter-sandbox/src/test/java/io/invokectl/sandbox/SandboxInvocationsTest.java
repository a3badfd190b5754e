package io.invokectl.sandbox;

import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.InvocationsContract;
import io.invokectl.application.port.ManualClock;
import io.invokectl.sandbox.media.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SandboxInvocationsTest extends InvocationsContract {
    private final ManualClock clock = new ManualClock();

    @TempDir
    private Path state;

    private Sandbox sandbox;

    @BeforeEach
    void open_sandbox() {
        sandbox = new Sandbox(state, SandboxBehavior.DEFAULT, clock, SeededRandom.of("contract"));
    }

    @Override
    protected Invocations invocations() {
        return sandbox;
    }

    @Override
    protected long jobs() throws IOException {
        try (var jobs = Files.list(state.resolve("jobs"))) {
            return jobs.count();
        }
    }

    @Override
    protected void endJobs() {
        clock.advance(Duration.ofMinutes(1));
    }
}
