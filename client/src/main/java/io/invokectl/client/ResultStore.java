package io.invokectl.client;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.BatchReport;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Results;
import io.invokectl.domain.failure.LocalFileException;
import java.util.random.RandomGenerator;

/**
 * Results at one location, and the batch there, if there is one. Nothing is created before it is needed. Implementations
 * are thread-safe.
 */
public interface ResultStore {

    /** The saved files. */
    Results results();

    /**
     * Opens the batch to run it, and creates it if it does not exist. The caller closes it.
     *
     * @param random names a new batch
     * @param listener notified of results that cannot be read
     * @throws LocalFileException if it cannot be used or another run has it open
     */
    BatchFolder batchForRun(RandomGenerator random, ProgressListener listener);

    /**
     * Opens the batch, which may not exist, to plan a run. Creates nothing. The caller closes it.
     *
     * @param random as with {@link #batchForRun}
     * @param listener as with {@link #batchForRun}
     * @throws LocalFileException if it cannot be read
     */
    BatchFolder batchForPlan(RandomGenerator random, ProgressListener listener);

    /**
     * Opens an existing batch to read it. The caller closes it.
     *
     * @param listener as with {@link #batchForRun}
     * @throws LocalFileException if there is none
     */
    BatchFolder batchForReading(ProgressListener listener);

    /** The report of the batch. */
    BatchReport report();
}
