package io.invokectl.application.batch;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.batch.RowTask.Standing;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.domain.batch.ReportRow;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
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

/** Tells how a batch stands, by its folder and the ledger. Sends nothing. Thread-safe as far as its port is. */
public final class ReadBatch {
    private final Optional<Ledger> ledger;

    /** Takes the port, where there is a ledger. */
    public ReadBatch(Optional<Ledger> ledger) {
        this.ledger = requireNonNull(ledger, "ledger");
    }

    /**
     * How the rows stand.
     *
     * @throws LocalFileException if the folder cannot be read
     * @throws LedgerException if the ledger cannot be read
     */
    public BatchCounts status(BatchFolder folder) {
        var tally = new Tally();
        try (Stream<ReportRow> rows = rows(folder)) {
            rows.map(ReadBatch::standing).forEach(tally::add);
        }
        for (long known = tally.counts().rows(); known < folder.rows(); known++) {
            tally.add(Standing.TO_SUBMIT);
        }
        return tally.counts();
    }

    /**
     * Writes the report.
     *
     * @return where it lies, as a user would type it
     * @throws LocalFileException if the folder cannot be read or written
     * @throws LedgerException if the ledger cannot be read
     */
    public String report(BatchFolder folder) {
        try (Stream<ReportRow> rows = rows(folder)) {
            return folder.report(rows);
        }
    }

    /**
     * Each row in the order of the submissions, as the ledger knows it, or the folder where the ledger does not. The
     * folder may have been moved, so it knows best where its files lie.
     */
    private Stream<ReportRow> rows(BatchFolder folder) {
        Map<RowId, RowResult> results = new LinkedHashMap<>();
        folder.each(result -> results.put(result.id(), result));
        Deque<IdempotencyKey> keys = new ArrayDeque<>();
        Set<RowId> known = new HashSet<>();
        ledger.ifPresent(book -> book.each(JobFilter.ofKeys(RowTasks.keys(folder.batch())), job -> {
            IdempotencyKey key = job.key().orElseThrow();
            if (known.add(RowTasks.row(key))) {
                keys.addFirst(key);
            }
        }));
        Stream<ReportRow> ofLedger =
                keys.stream().flatMap(key -> ledger.orElseThrow().find(key).map(job -> row(job, results)).stream());
        Stream<ReportRow> ofFolder = results.values().stream()
                .filter(result -> !known.contains(result.id()))
                .map(result -> new ReportRow(result, Optional.empty()));
        return Stream.concat(ofLedger, ofFolder);
    }

    private static ReportRow row(Job job, Map<RowId, RowResult> results) {
        RowId id = RowTasks.row(job.key().orElseThrow());
        Optional<RowResult> noted = Optional.ofNullable(results.get(id));
        RowResult result = BatchNotes.result(id, job, noted.flatMap(RowResult::error));
        return new ReportRow(noted.map(RowResult::files).map(result::keeping).orElse(result), Optional.of(job));
    }

    private static Standing standing(ReportRow row) {
        RowResult result = row.result();
        return row.job()
                .map(job -> RowTasks.standing(job, BatchNotes.Mark.of(result).isRejected()))
                .orElseGet(() -> result.error().isPresent() ? Standing.FAILED : Standing.DONE);
    }
}
