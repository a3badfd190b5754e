package io.invokectl.application.batch;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.batch.PlannedRow.RowState;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.BatchReport;
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
        try (Stream<Seen> rows = rows(folder)) {
            rows.map(Seen::standing).forEach(tally::add);
        }
        for (long known = tally.counts().rows(); known < folder.rows(); known++) {
            tally.add(RowState.TO_SUBMIT);
        }
        return tally.counts();
    }

    /**
     * Writes the report of a batch.
     *
     * @return the path of the report
     * @throws LocalFileException if the folder cannot be read or written
     * @throws LedgerException if the ledger cannot be read
     */
    public String report(BatchFolder folder, BatchReport report, BatchReport.Instructions instructions) {
        try (Stream<Seen> rows = rows(folder)) {
            return report.write(rows.map(Seen::row), folder.rows(), instructions);
        }
    }

    /** A row, and what a run would find left to be done about it. */
    private record Seen(ReportRow row, RowState standing) {}

    /**
     * Each row in the order of the submissions, as the ledger knows it, or the folder where the ledger does not. The
     * folder may have been moved, so it knows best where its files lie. What a run would submit is left out.
     */
    private Stream<Seen> rows(BatchFolder folder) {
        Map<RowId, RowResult> results = new LinkedHashMap<>();
        folder.each(result -> results.put(result.id(), result));
        Deque<IdempotencyKey> keys = new ArrayDeque<>();
        Set<RowId> known = new HashSet<>();
        ledger.ifPresent(book -> book.each(JobFilter.ofKeys(RowStates.keys(folder.batch())), job -> {
            IdempotencyKey key = job.key().orElseThrow();
            if (known.add(RowStates.row(key))) {
                keys.addFirst(key);
            }
        }));
        Stream<Seen> ofLedger =
                keys.stream().flatMap(key -> ledger.orElseThrow().find(key).map(job -> seen(job, results)).stream());
        Stream<Seen> ofFolder = results.values().stream()
                .filter(result -> !known.contains(result.id()))
                .map(ReadBatch::forgotten);
        return Stream.concat(ofLedger, ofFolder).filter(row -> row.standing() != RowState.TO_SUBMIT);
    }

    private static Seen forgotten(RowResult result) {
        return new Seen(new ReportRow(result, Optional.empty()), RowStates.forgotten(ResultsLog.LastLogged.of(result)));
    }

    private static Seen seen(Job job, Map<RowId, RowResult> results) {
        RowId id = RowStates.row(job.key().orElseThrow());
        Optional<RowResult> noted = Optional.ofNullable(results.get(id));
        RowResult result = ResultsLog.result(id, job, noted.flatMap(RowResult::error));
        boolean rejected = noted.map(ResultsLog.LastLogged::of)
                .filter(ResultsLog.LastLogged::isRejected)
                .isPresent();
        return new Seen(
                new ReportRow(noted.map(RowResult::files).map(result::withFiles).orElse(result), Optional.of(job)),
                RowStates.standing(job, rejected));
    }
}
