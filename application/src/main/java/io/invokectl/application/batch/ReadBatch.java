package io.invokectl.application.batch;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.Ledger;

/** Tells how a batch stands, by its folder and the ledger. Sends nothing. Thread-safe as far as its port is. */
public final class ReadBatch {

    /** Takes the port. */
    public ReadBatch(Ledger ledger) {}

    /** How the rows stand. */
    public BatchCounts status(BatchFolder folder) {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes the report.
     *
     * @return where it lies, as a user would type it
     */
    public String report(BatchFolder folder) {
        throw new UnsupportedOperationException();
    }
}
