package io.invokectl.sandbox.planted;

import io.invokectl.ledger.SqliteLedger;

/** What must not be: an adapter that names another. */
public interface SandboxOnLedger {
    SqliteLedger ledger();
}
