package io.invokectl.application.port;

import io.invokectl.domain.batch.BatchRow;
import io.invokectl.domain.failure.InvalidManifest;
import io.invokectl.domain.failure.LocalFileException;
import java.util.Optional;

/** The rows of a batch, which may be more than fit into memory. They can be read any number of times. */
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
         * @throws InvalidManifest if it cannot be used, or has the id of an earlier one
         * @throws LocalFileException as with {@link Manifest#open}
         */
        Optional<BatchRow> next();

        @Override
        void close();
    }
}
