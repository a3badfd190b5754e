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
import io.invokectl.files.BatchDirectory;
import io.invokectl.files.ResultDirectory;
import io.invokectl.report.HtmlReport;
import java.nio.file.Path;
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
    private final ClientOptions options;

    @Inject
    Batches(Provider<RunBatch> runBatch, Optional<Ledger> ledger, ClientOptions options) {
        this.runBatch = runBatch;
        this.ledger = ledger;
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
        try (BatchFolder folder = BatchDirectory.forRun(options.results(), options.random(), options.listener())) {
            return run(batch.request(rows, folder), batch.listener());
        }
    }

    /** Returns what {@link #run} would do, and sends nothing. */
    public BatchPlan plan(BatchRequest request) {
        return runBatch.get().plan(request);
    }

    /** Returns the state of the rows in a directory, also while a run is in progress. */
    public BatchCounts status(Path folder) {
        try (BatchFolder batch = open(folder)) {
            return new ReadBatch(ledger).status(batch);
        }
    }

    /**
     * Writes an HTML page about a batch into its directory.
     *
     * @return the path of the page
     */
    public Path report(Path folder) {
        try (BatchFolder batch = open(folder)) {
            var page = new HtmlReport(new ResultDirectory(folder.toString()), folder);
            return Path.of(new ReadBatch(ledger).report(batch, page, BatchReport.Instructions.NONE));
        }
    }

    private BatchFolder open(Path folder) {
        return BatchDirectory.forReading(folder.toString(), options.listener());
    }
}
