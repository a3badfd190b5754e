package io.invokectl.application.port;

import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.value.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Rows of a batch, which may not fit into memory. They can be read any number of times, also concurrently, and are checked
 * every time. Thread-safe.
 */
public interface Manifest {

    /** The name of the manifest in messages. */
    String name();

    /**
     * Opens the rows, starting with the first.
     *
     * @throws LocalFileException if the manifest cannot be read
     */
    Rows open();

    /** Reader of rows. Not thread-safe. */
    interface Rows extends AutoCloseable {

        /**
         * The next row; empty after the last.
         *
         * @throws InvalidManifestException if the row is invalid or repeats an ID, or if there are no rows
         * @throws LocalFileException as with {@link Manifest#open}
         */
        Optional<BatchRow> next();

        @Override
        void close();
    }

    /**
     * Row of a manifest.
     *
     * @param line the line on which it begins, counted from 1
     * @param id its ID
     * @param submission its submission, including defaults
     */
    record BatchRow(long line, RowId id, Submission submission) {}

    /** Format of a manifest. */
    enum Format {
        /** One request body per line. */
        JSONL,
        /** A table with a header. */
        CSV,
        /** One prompt per line. */
        TXT;

        /**
         * The format with this name, ignoring case.
         *
         * @throws InvalidValueException if there is no such format
         */
        public static Format named(String name) {
            return Arrays.stream(values())
                    .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValueException(
                            "unknown manifest format \"" + name + "\": use jsonl, csv or txt"));
        }
    }
}
