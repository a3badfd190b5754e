package io.invokectl.application.submit;

import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.Invocation;
import java.util.List;
import java.util.Optional;

/**
 * A submitted job.
 *
 * @param invocation the job as the response describes it; it may have ended already
 * @param attempts the number of attempts; 0 if the job was submitted earlier with the same idempotency key
 * @param possibleDuplicates the number of earlier attempts that may have been accepted too
 * @param elsewhere why the job cannot be polled here, if its idempotency key was used at another address
 * @param ledgerWarnings what could not be written to the ledger
 */
public record Submitted(
        Invocation invocation,
        int attempts,
        int possibleDuplicates,
        Optional<WrongEndpointException> elsewhere,
        List<LedgerWarning> ledgerWarnings) {

    public Submitted {
        ledgerWarnings = List.copyOf(ledgerWarnings);
    }
}
