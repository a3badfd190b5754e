package io.invokectl.application.ledger;

import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.domain.failure.InvokectlException;
import java.util.List;

/**
 * Outcome of polling the running jobs of the ledger.
 *
 * @param isAnyAsked whether the API of any job was asked
 * @param failures why jobs could not be read
 * @param passedOver the jobs that were submitted elsewhere
 * @param ledgerWarnings responses that could not be recorded
 */
public record RefreshOutcome(
        boolean isAnyAsked,
        List<InvokectlException> failures,
        PassedOver passedOver,
        List<LedgerWarning> ledgerWarnings) {

    /** Copies the lists. */
    public RefreshOutcome {
        failures = List.copyOf(failures);
        ledgerWarnings = List.copyOf(ledgerWarnings);
    }
}
