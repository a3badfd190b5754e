package io.invokectl.application.port;

import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.batch.SubmittedRow;
import io.invokectl.domain.failure.LocalFileException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Directory of a batch: its identity and the results of its rows. Files are saved in it through {@link Results}. Only
 * one run at a time may have it open; readers may open it meanwhile. Thread-safe.
 *
 * <p>Every method throws {@link LocalFileException} if the directory cannot be read or written.
 */
public interface BatchFolder extends AutoCloseable {

    /** The path of the directory. */
    String location();

    /** The unique ID of the batch, which stays the same if the directory is moved. */
    String batch();

    /** The {@link Ledger#identity} of the ledger that the batch uses; empty before the first run. */
    Optional<String> ledger();

    /**
     * Stores the identity of the ledger that the batch uses. It is on disk when this method returns.
     *
     * @throws IllegalStateException if the directory was opened for reading
     */
    void ledger(String identity);

    /** The stored number of rows; 0 if none was stored. */
    long rows();

    /**
     * Stores the number of rows.
     *
     * @throws IllegalStateException if the directory was opened for reading
     */
    void rows(long number);

    /**
     * Appends the result of a row. When this method returns, the result survives the end of the process; after a crash
     * of the machine it may be missing, and the ledger has it.
     *
     * @throws IllegalStateException if the directory was opened for reading
     */
    void note(RowResult result);

    /** Whether a file exists in the directory. A file outside of it is not part of the batch, even if a link leads there. */
    boolean has(String path);

    /** Passes on the last result of each row, in the order in which they were appended. */
    void each(Consumer<RowResult> reader);

    /**
     * Logs that a row is about to be submitted. When this method returns, the entry survives the end of the process.
     *
     * @throws IllegalStateException if the directory was opened for reading
     */
    void log(SubmittedRow submission);

    /** Passes on the logged submissions in the order in which they were logged; none before {@link #acceptMissing}. */
    void eachSubmission(Consumer<SubmittedRow> reader);

    /**
     * Starts a new log: the ledger need no longer hold what was logged before.
     *
     * @throws IllegalStateException if the directory was opened for reading
     */
    void acceptMissing();

    @Override
    void close();
}
