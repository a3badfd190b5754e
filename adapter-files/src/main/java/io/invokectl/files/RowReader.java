package io.invokectl.files;

import io.invokectl.domain.failure.InvalidSubmissionException;
import io.invokectl.domain.submission.SubmissionDraft;
import io.invokectl.domain.value.InvalidValueException;
import java.io.IOException;
import java.util.Optional;

/** Reads the rows of a manifest in one format. Not thread-safe. */
interface RowReader {

    /**
     * The next row; empty at the end.
     *
     * @throws InvalidValueException if it is not a row
     * @throws InvalidSubmissionException if it is not a valid submission
     */
    Optional<Row> next() throws IOException;

    /** The line on which the last row starts, readable or not. */
    long line();

    /** The ID and the fields that a row sets, without defaults. */
    record Row(Optional<String> id, SubmissionDraft draft) {}
}
