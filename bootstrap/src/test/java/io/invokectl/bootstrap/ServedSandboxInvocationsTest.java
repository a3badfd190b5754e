package io.invokectl.bootstrap;

import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.InvocationsContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox served over HTTP passes the contract of {@link Invocations}. */
final class ServedSandboxInvocationsTest extends InvocationsContract {
    @TempDir
    private Path state;

    private SandboxOverHttp sandbox;

    @BeforeEach
    void serve() {
        sandbox = new SandboxOverHttp(state);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Override
    protected Invocations invocations() {
        return sandbox.invocations;
    }

    @Override
    protected long jobs() throws IOException {
        try (var jobs = Files.list(state.resolve("jobs"))) {
            return jobs.count();
        }
    }

    @Override
    protected void endJobs() {
        sandbox.clock.advance(Duration.ofMinutes(1));
    }
}
