package io.invokectl.sandbox.planted;

import io.invokectl.ledger.SqliteLedger;

/** Violation: an adapter uses another. */
public interface SandboxOnLedger {
    SqliteLedger ledger();
}
