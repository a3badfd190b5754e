package io.invokectl.application.save;

import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.job.SavedFile;
import java.util.List;

/**
 * What was kept of a job's files.
 *
 * @param files the files that lie here now, in the order of the output
 * @param failures why each of the others does not
 */
public record SavedResults(List<SavedFile> files, List<InvokectlException> failures) {

    /** Nothing kept, and nothing wrong with that. */
    public static final SavedResults NONE = new SavedResults(List.of(), List.of());

    /** Copies the lists. */
    public SavedResults {
        files = List.copyOf(files);
        failures = List.copyOf(failures);
    }
}
