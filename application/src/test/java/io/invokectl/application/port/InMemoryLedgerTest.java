package io.invokectl.application.port;

final class InMemoryLedgerTest extends LedgerContract {
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected Ledger anotherProcess() {
        return ledger.sharing();
    }
}
