package io.invokectl.client;

import io.invokectl.application.batch.BatchCounts;
import io.invokectl.application.batch.BatchListener;
import io.invokectl.application.batch.BatchOutcome;
import io.invokectl.application.batch.BatchRequest;
import io.invokectl.application.batch.ReadBatch;
import io.invokectl.application.batch.RunBatch;
import io.invokectl.application.batch.RunBatch.BatchPlan;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.BatchReport;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Manifest;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.inject.Inject;
import javax.inject.Provider;

/**
 * Batches and their directories. Every method throws {@link LocalFileException} if a directory or rows cannot be read
 * or written, and {@link LedgerException} if the ledger cannot be used. Thread-safe.
 */
public final class Batches {
    private final Provider<RunBatch> runBatch;
    private final Optional<Ledger> ledger;
    private final ResultStore results;
    private final ResultStores stores;
    private final ClientOptions options;

    @Inject
    Batches(
            Provider<RunBatch> runBatch,
            Optional<Ledger> ledger,
            ResultStore results,
            ResultStores stores,
            ClientOptions options) {
        this.runBatch = runBatch;
        this.ledger = ledger;
        this.results = results;
        this.stores = stores;
        this.options = options;
    }

    /**
     * Submits the rows of a batch, waits for their jobs and saves their files. A later run with the same rows resumes
     * the batch and submits nothing twice. If the thread is interrupted, submissions in flight are completed first, and
     * its interrupt status is set.
     *
     * @return the state of the batch; failures of rows are part of it
     * @throws InvalidManifestException if a row is invalid or differs from an earlier run; nothing was sent then
     * @throws LedgerException also if the client has no ledger
     */
    public BatchOutcome run(BatchRequest request, BatchListener listener) {
        return runBatch.get().run(request, listener);
    }

    BatchOutcome run(Manifest rows, Consumer<BatchOptions> configuration) {
        var batch = new BatchOptions(options.clock());
        configuration.accept(batch);
        try (BatchFolder folder = results.batchForRun(options.random(), options.listener())) {
            return run(batch.request(rows, folder), batch.listener());
        }
    }

    /**
     * Returns what {@link InvokeClient#batch(Manifest, Consumer)} would do with the same rows and options, and sends and
     * creates nothing.
     */
    public BatchPlan plan(Manifest rows, Consumer<BatchOptions> configuration) {
        var batch = new BatchOptions(options.clock());
        configuration.accept(batch);
        try (BatchFolder folder = results.batchForPlan(options.random(), options.listener())) {
            return plan(batch.request(rows, folder));
        }
    }

    /** Returns what {@link #run} would do, and sends nothing. */
    public BatchPlan plan(BatchRequest request) {
        return runBatch.get().plan(request);
    }

    /**
     * Returns the state of the rows of a batch, also while a run is in progress.
     *
     * @param location the location of its results, as {@link ResultStores} describes
     */
    public BatchCounts status(String location) {
        try (BatchFolder batch = stores.open(location).batchForReading(options.listener())) {
            return new ReadBatch(ledger).status(batch);
        }
    }

    /**
     * Writes an HTML page about a batch into its directory.
     *
     * @param location as with {@link #status}
     * @return the path of the page
     */
    public String report(String location) {
        ResultStore store = stores.open(location);
        try (BatchFolder batch = store.batchForReading(options.listener())) {
            return new ReadBatch(ledger).report(batch, store.report(), BatchReport.Instructions.NONE);
        }
    }
}
