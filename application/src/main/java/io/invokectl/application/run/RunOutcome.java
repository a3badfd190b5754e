package io.invokectl.application.run;

import io.invokectl.application.poll.AwaitOutcome;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.application.save.SavedResults;
import java.util.List;

/**
 * Outcome of running a job.
 *
 * @param awaited the outcome of waiting for it
 * @param saved its saved files; {@link SavedResults#NONE} unless it completed
 * @param isInterrupted whether the thread was interrupted before the job had ended and its files were saved
 * @param ledgerWarnings what could not be read from or written to the ledger
 */
public record RunOutcome(
        AwaitOutcome awaited, SavedResults saved, boolean isInterrupted, List<LedgerWarning> ledgerWarnings) {

    public RunOutcome {
        ledgerWarnings = List.copyOf(ledgerWarnings);
    }
}
