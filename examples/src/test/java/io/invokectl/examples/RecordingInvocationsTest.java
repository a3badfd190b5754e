package io.invokectl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.InvocationsContract;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.submit.SubmitRequest;
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

/** The recorder in front of HTTP keeps the contract that every gateway keeps. */
class RecordingInvocationsTest extends InvocationsContract {
    private final ManualClock clock = new ManualClock();
    private final List<String> journal = new ArrayList<>();

    @TempDir
    private Path state;

    private SandboxServer server;
    private InvokeClient client;
    private Invocations recorder;

    @BeforeEach
    void open() {
        server = new SandboxServer(state, SandboxBehavior.DEFAULT, clock, new Random(1), 0, List.of(), Faults.NONE);
        client = InvokeClient.builder()
                .address(server.address())
                .token("tok-any")
                .invocations(http -> recorder = recorder(http, journal))
                .build();
    }

    /** What stands in front of HTTP. */
    Invocations recorder(Invocations http, List<String> notes) {
        return new RecordingInvocations(http, notes::add);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Override
    protected Invocations invocations() {
        return recorder;
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
    void what_the_client_asks_is_in_the_journal() throws Exception {
        client.submit().submit(new SubmitRequest(InvocationFixture.cityAtSunset()));

        assertThat(journal).containsExactly("submit fal-ai/flux/schnell: AcceptedResponse");
    }
}
