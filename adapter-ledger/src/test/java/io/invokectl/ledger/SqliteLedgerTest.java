package io.invokectl.ledger;

import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.LedgerContract;
import io.invokectl.application.port.ProgressListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLedgerTest extends LedgerContract {
    @TempDir
    Path directory;

    private final List<Ledger> opened = new ArrayList<>();
    private Optional<Ledger> ledger = Optional.empty();

    @AfterEach
    void closeAll() {
        opened.forEach(Ledger::close);
    }

    @Override
    protected Ledger ledger() {
        if (ledger.isEmpty()) {
            ledger = Optional.of(anotherProcess());
        }
        return ledger.orElseThrow();
    }

    @Override
    protected Ledger anotherProcess() {
        Ledger another = SqliteLedger.in(
                directory.resolve("state/ledger.db"), Optional.of(LedgerFixture.NATIVE), ProgressListener.NONE);
        opened.add(another);
        return another;
    }
}
