package io.invokectl.domain.batch;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.submission.Submission;

/**
 * A row of a manifest.
 *
 * @param line the number of the line it begins on, counted from 1
 * @param id its name
 * @param submission what it asks for, defaults included
 */
public record BatchRow(long line, RowId id, Submission submission) {

    /** Takes the parts. */
    public BatchRow {
        requireNonNull(id, "id");
        requireNonNull(submission, "submission");
    }
}
