package io.invokectl.application.batch;

import io.invokectl.application.ledger.SkippedJobs;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.failure.InvokectlException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Outcome of a batch run.
 *
 * @param counts the states of the rows
 * @param failures the first failure of each kind, by row, in the order of occurrence
 * @param stoppedBy the failure that prevented the remaining rows from being submitted, if any
 * @param failedInARow the number of submissions in a row that failed alike and stopped the batch; 0 if it was not stopped
 *     for that
 * @param changed the skipped rows that differ from the job accepted under their ID
 * @param skippedJobs the running rows whose jobs were submitted elsewhere
 * @param isIdle whether the run sent no request and fetched no file
 * @param isInterrupted whether the thread was interrupted before everything was done
 * @param isTimedOut whether the deadline passed before the run ended
 * @param ledgerWarnings what could not be read from or written to the ledger
 */
public record BatchOutcome(
        BatchCounts counts,
        Map<RowId, InvokectlException> failures,
        Optional<InvokectlException> stoppedBy,
        int failedInARow,
        List<RowId> changed,
        SkippedJobs skippedJobs,
        boolean isIdle,
        boolean isInterrupted,
        boolean isTimedOut,
        List<LedgerWarning> ledgerWarnings) {

    public BatchOutcome {
        changed = List.copyOf(changed);
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
        ledgerWarnings = List.copyOf(ledgerWarnings);
    }
}
