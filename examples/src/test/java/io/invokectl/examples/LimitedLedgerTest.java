package io.invokectl.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.InMemoryInvocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.LedgerContract;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.client.InvokeClient;
import io.invokectl.client.LedgerFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger with a limit keeps the contract that every ledger keeps, as long as it allows. */
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

    private Ledger limited(int mostJobs) {
        Optional<String> file = Optional.of(folder.resolve("ledger.db").toString());
        Optional<Path> state = Optional.of(Path.of("target"));
        var ledger = new LimitedLedger(LedgerFile.open(file, state, ProgressListener.NONE), mostJobs);
        opened.add(ledger);
        return ledger;
    }

    @Test
    void what_it_does_not_allow_is_not_sent() throws Exception {
        var api = new InMemoryInvocations();
        var request = new SubmitRequest(InvocationFixture.cityAtSunset());
        try (var client =
                InvokeClient.builder().invocations(api).ledger(limited(1)).build()) {
            client.submit().submit(request);

            assertThatThrownBy(() -> client.submit().submit(request))
                    .hasMessage("ledger with a limit: it allows no more than 1");
        }

        assertThat(api.submitted()).hasSize(1);
    }
}
