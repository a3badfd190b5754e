package io.invokectl.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.InMemoryInvocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.LedgerContract;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.client.InvokeClient;
import io.invokectl.client.Ledgers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Below its limit the ledger satisfies the contract of every ledger. */
final class LimitedLedgerTest extends LedgerContract {
    @TempDir
    private Path folder;

    private final List<Ledger> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(Ledger::close);
    }

    @Override
    protected Ledger ledger() {
        return opened.isEmpty() ? anotherProcess() : opened.get(0);
    }

    @Override
    protected Ledger anotherProcess() {
        return limited(Integer.MAX_VALUE);
    }

    private Ledger limited(int maxJobs) {
        Ledger file = Ledgers.create()
                .open(folder.resolve("ledger.db").toString(), Optional.of(Path.of("target")), ProgressListener.NONE);
        var ledger = new LimitedLedger(file, maxJobs);
        opened.add(ledger);
        return ledger;
    }

    @Test
    void a_job_beyond_the_limit_is_not_submitted() throws Exception {
        var api = new InMemoryInvocations();
        var job = InvocationFixture.cityAtSunset();
        try (var client = InvokeClient.builder()
                .ports(ports -> ports.invocations(api).ledger(limited(1)))
                .build()) {
            client.submit(job, submit -> {});

            assertThatThrownBy(() -> client.submit(job, submit -> {}))
                    .hasMessage("ledger with a limit: at most 1 job is allowed");
        }

        assertThat(api.submitted()).hasSize(1);
    }
}
