package io.invokectl.application.save;

import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.job.SavedFile;
import java.util.List;

/**
 * Saved files of a job.
 *
 * @param files the saved files, in the order of the output
 * @param failures why each of the other files is missing
 * @param ledgerWarnings what could not be read from or written to the ledger
 */
public record SavedResults(
        List<SavedFile> files, List<InvokectlException> failures, List<LedgerWarning> ledgerWarnings) {

    /** Nothing to save. */
    public static final SavedResults NONE = new SavedResults(List.of(), List.of(), List.of());

    public SavedResults {
        files = List.copyOf(files);
        failures = List.copyOf(failures);
        ledgerWarnings = List.copyOf(ledgerWarnings);
    }
}
