package io.invokectl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.InvocationsContract;
import io.invokectl.application.port.ManualClock;
import io.invokectl.client.InvokeClient;
import io.invokectl.sandbox.Faults;
import io.invokectl.sandbox.SandboxBehavior;
import io.invokectl.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The decorator in front of HTTP satisfies the contract of every gateway. */
class AuditedInvocationsTest extends InvocationsContract {
    private final ManualClock clock = new ManualClock();
    private final List<String> log = new ArrayList<>();

    @TempDir
    private Path state;

    private SandboxServer server;
    private InvokeClient client;
    private Invocations audited;

    @BeforeEach
    void open() {
        server = new SandboxServer(state, SandboxBehavior.DEFAULT, clock, new Random(1), 0, List.of(), Faults.NONE);
        client = InvokeClient.builder()
                .address(server.address())
                .token("tok-any")
                .ports(ports -> ports.invocations(http -> audited = decorated(http, log)))
                .build();
    }

    /** The decorator under test. */
    Invocations decorated(Invocations http, List<String> lines) {
        return new AuditedInvocations(http, lines::add);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Override
    protected Invocations invocations() {
        return audited;
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

    @Test
    void requests_of_the_client_are_logged() throws Exception {
        client.submit(InvocationFixture.cityAtSunset(), submit -> {});

        assertThat(log).containsExactly("submit fal-ai/flux/schnell: AcceptedResponse");
    }
}
