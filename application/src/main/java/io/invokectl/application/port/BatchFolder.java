package io.invokectl.application.port;

import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.failure.LocalFileException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The folder of one batch: its name and the results of its rows. Result files are saved to it through {@link Results}.
 * One run at a time may open it; readers may open it at any time. Thread-safe.
 *
 * <p>Every method throws {@link LocalFileException} if the folder cannot be read or written.
 */
public interface BatchFolder extends AutoCloseable {

    /** The name of the batch, unlike that of any other; it stays with the folder wherever that is moved. */
    String batch();

    /** The {@link Ledger#identity} of the ledger that knows what the batch has bought; nothing if no run was begun. */
    Optional<String> ledger();

    /**
     * Notes which ledger knows what the batch buys. On the disk when it returns.
     *
     * @throws IllegalStateException if the folder was opened only to be looked at
     */
    void ledger(String identity);

    /** How many rows the batch has, as was noted last; 0 if it was never noted. */
    long rows();

    /**
     * Notes how many rows the batch has.
     *
     * @throws IllegalStateException if the folder was opened only to be looked at
     */
    void rows(long number);

    /**
     * Notes what became of a row, after the rows noted earlier. The end of the process does not lose it when this has
     * returned; a crash of the machine may, and then the ledger knows.
     *
     * @throws IllegalStateException if the folder was opened only to be looked at
     */
    void note(RowResult result);

    /** Shows what was noted last of each row, in the order of the notes. */
    void each(Consumer<RowResult> reader);

    @Override
    void close();
}
