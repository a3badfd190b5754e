package io.invokectl.application.port;

import io.invokectl.domain.batch.BatchRow;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.value.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The rows of a batch, which may be more than fit into memory. They can be read any number of times, side by side too,
 * and are checked each time. Thread-safe.
 */
public interface Manifest {

    /** What the manifest is called in messages. */
    String name();

    /**
     * The rows from the first on.
     *
     * @throws LocalFileException if the manifest cannot be read
     */
    Rows open();

    /** Rows one by one. Not thread-safe. */
    interface Rows extends AutoCloseable {

        /**
         * The next row; nothing after the last.
         *
         * @throws InvalidManifestException if it cannot be used, has the id of an earlier one, or if there is no row at all
         * @throws LocalFileException as with {@link Manifest#open}
         */
        Optional<BatchRow> next();

        @Override
        void close();
    }

    /** How a manifest is written. */
    enum Format {
        /** A request body on each line. */
        JSONL,
        /** A table with a header. */
        CSV,
        /** A prompt on each line. */
        TXT;

        /**
         * The format of that name, in any case.
         *
         * @throws InvalidValueException if there is none
         */
        public static Format named(String name) {
            return Arrays.stream(values())
                    .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(
                            () -> new InvalidValueException("a manifest is jsonl, csv or txt, not \"" + name + "\""));
        }
    }
}
