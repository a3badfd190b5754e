package io.invokectl.application.batch;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.BatchReport;
import io.invokectl.application.port.BatchReport.ReportRow;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowKey;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.batch.RowState;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.job.Job;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the state of a batch from its directory and the ledger. Sends nothing. Thread-safe if its port is. */
public final class ReadBatch {
    private final Optional<Ledger> ledger;

    /** Creates the use case. */
    public ReadBatch(Optional<Ledger> ledger) {
        this.ledger = ledger;
    }

    /**
     * Counts the rows by state.
     *
     * @throws LocalFileException if the directory cannot be read
     * @throws LedgerException if the ledger cannot be read
     */
    public BatchCounts status(BatchFolder folder) {
        var counter = new RowCounter();
        try (Stream<KnownRow> rows = rows(folder)) {
            rows.map(KnownRow::state).forEach(counter::add);
        }
        for (long known = counter.counts().rows(); known < folder.rows(); known++) {
            counter.add(RowState.NOT_SUBMITTED);
        }
        return counter.counts();
    }

    /** Whether the ledger is the one that the batch was started with; true for a batch that has not been started. */
    public boolean knows(BatchFolder folder) {
        return folder.ledger()
                .filter(identity -> ledger.filter(known -> known.identity().equals(identity))
                        .isEmpty())
                .isEmpty();
    }

    /**
     * Writes the report of a batch.
     *
     * @return the path of the report
     * @throws LocalFileException if the directory cannot be read or written
     * @throws LedgerException if the ledger cannot be read
     */
    public String report(BatchFolder folder, BatchReport report, BatchReport.Instructions instructions) {
        try (Stream<KnownRow> rows = rows(folder)) {
            return report.write(rows.map(KnownRow::row), folder.rows(), instructions);
        }
    }

    /** A row and the state from which a run would continue. */
    private record KnownRow(ReportRow row, RowState state) {}

    /**
     * The rows in the order of their submission, from the ledger or, for jobs that it has pruned, from the directory.
     * File paths come from the directory, which may have been moved. Rows that a run would submit are left out.
     */
    private Stream<KnownRow> rows(BatchFolder folder) {
        Map<RowId, RowResult> results = new LinkedHashMap<>();
        folder.each(result -> results.put(result.id(), result));
        Deque<IdempotencyKey> keys = new ArrayDeque<>();
        Set<RowId> known = new HashSet<>();
        ledger.ifPresent(book -> book.each(JobFilter.ofKeys(RowKey.prefix(folder.batch())), job -> {
            IdempotencyKey key = job.key().orElseThrow();
            if (known.add(RowKey.of(key).orElseThrow().row())) {
                keys.addFirst(key);
            }
        }));
        Stream<KnownRow> ofLedger = keys.stream()
                .flatMap(key -> ledger.orElseThrow().find(key).map(job -> ofJob(job, results, folder)).stream());
        Stream<KnownRow> ofFolder = results.values().stream()
                .filter(result -> !known.contains(result.id()))
                .map(ReadBatch::ofLogged);
        return Stream.concat(ofLedger, ofFolder).filter(row -> row.state() != RowState.NOT_SUBMITTED);
    }

    private static KnownRow ofLogged(RowResult result) {
        return new KnownRow(new ReportRow(result, Optional.empty()), result.state());
    }

    private static KnownRow ofJob(Job job, Map<RowId, RowResult> results, BatchFolder folder) {
        RowId id = RowKey.of(job.key().orElseThrow()).orElseThrow().row();
        Optional<RowResult> logged = Optional.ofNullable(results.get(id));
        Optional<ResultsLog.LastLogged> last = logged.map(result -> ResultsLog.LastLogged.of(result, folder));
        if (last.filter(known -> RowStates.outweighs(known, job)).isPresent()) {
            return ofLogged(logged.orElseThrow());
        }
        RowResult result = ResultsLog.result(id, job, logged.flatMap(RowResult::error));
        return new KnownRow(
                new ReportRow(
                        logged.map(RowResult::files).map(result::withFiles).orElse(result), Optional.of(job)),
                RowStates.ofJob(job, last, folder));
    }
}
