package io.invokectl.files;

import io.invokectl.domain.failure.InvalidSubmissionException;
import io.invokectl.domain.submission.SubmissionDraft;
import io.invokectl.domain.value.InvalidValueException;
import java.io.IOException;
import java.util.Optional;

/** Reads the rows of a manifest as they are written in one format, each by itself. Not thread-safe. */
interface RowReader {

    /**
     * The next row; nothing after the last.
     *
     * @throws InvalidValueException if it cannot be read as a row
     * @throws InvalidSubmissionException if it can be no submission
     */
    Optional<Row> next() throws IOException;

    /** The line on which the row begins that was read last, or could not be read. */
    long line();

    /**
     * A row without the defaults.
     *
     * @param id its name, where it has one
     * @param draft what it asks for by itself
     */
    record Row(Optional<String> id, SubmissionDraft draft) {}
}
