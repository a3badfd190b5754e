package io.invokectl.application.poll;

import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import java.util.List;

/**
 * Result of waiting for jobs.
 *
 * @param outcomes one outcome per job, in the order of the request
 * @param isInterrupted whether the thread was interrupted before the wait was over
 * @param ledgerWarnings what could not be read from or written to the ledger
 */
public record AwaitResult(List<AwaitOutcome> outcomes, boolean isInterrupted, List<LedgerWarning> ledgerWarnings) {

    public AwaitResult {
        outcomes = List.copyOf(outcomes);
        ledgerWarnings = List.copyOf(ledgerWarnings);
    }
}
