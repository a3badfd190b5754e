package io.invokectl.application.ledger;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.Ledger;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowState;
import io.invokectl.domain.batch.SubmittedRow;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.job.Intent;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Accepts that a ledger lacks submissions, such as after an older copy was restored: what batch directories log of them
 * becomes jobs in doubt, and submissions continue. Thread-safe if its port is.
 */
public final class AcceptMissing {
    private final Ledger ledger;

    /** Creates the use case. */
    public AcceptMissing(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * What was accepted.
     *
     * @param recovered the jobs in doubt, which the ledger lacked
     * @param last the last job that the ledger had before, if it had any
     * @param missing the number of submissions after it that remain unknown; empty if it cannot be told
     */
    public record AcceptOutcome(List<Job> recovered, Optional<Job> last, Optional<Long> missing) {

        public AcceptOutcome {
            recovered = List.copyOf(recovered);
        }
    }

    /**
     * Accepts what is missing. May be repeated after a failure.
     *
     * @param folders the directories of batches that use this ledger, opened for a run
     * @throws LedgerException if the ledger cannot be read or written
     * @throws LocalFileException if a directory cannot be read or written
     */
    public AcceptOutcome accept(List<BatchFolder> folders) {
        Optional<Intent> last = ledger.lastIntent();
        Optional<Intent> newest = Stream.concat(
                        ledger.missingIntent().stream(),
                        folders.stream()
                                .flatMap(folder -> missing(folder).stream().map(SubmittedRow::intent)))
                .max((one, other) -> Long.compare(one.number(), other.number()));
        ledger.acceptMissing();
        var recovered = new ArrayList<Job>();
        folders.forEach(folder -> recovered.addAll(recover(folder)));
        long lastNumber = last.map(Intent::number).orElse(0L);
        return new AcceptOutcome(
                recovered,
                last.flatMap(intent -> ledger.find(intent.job())),
                newest.map(intent -> intent.number() - lastNumber - recovered.size())
                        .filter(gap -> gap >= 0)
                        .or(() -> newest.isEmpty() ? Optional.of(0L) : Optional.empty()));
    }

    private List<SubmittedRow> missing(BatchFolder folder) {
        var missing = new ArrayList<SubmittedRow>();
        folder.eachSubmission(row -> {
            if (row.key().value().startsWith(folder.batch() + "/") && !ledger.holds(row.intent())) {
                missing.add(row);
            }
        });
        return missing;
    }

    private List<Job> recover(BatchFolder folder) {
        Map<RowId, RowState> results = new HashMap<>();
        folder.each(result -> results.put(result.id(), result.state()));
        Set<RowId> repeated = repeated(folder);
        List<Job> recovered = missing(folder).stream()
                .filter(row -> !isKnown(row, Optional.ofNullable(results.get(row.id())), repeated))
                .map(row -> recover(row, folder.location()))
                .toList();
        folder.ledger(ledger.identity());
        folder.acceptMissing();
        return recovered.stream().distinct().toList();
    }

    private static Set<RowId> repeated(BatchFolder folder) {
        Set<RowId> seen = new HashSet<>();
        Set<RowId> repeated = new HashSet<>();
        folder.eachSubmission(row -> {
            if (!seen.add(row.id())) {
                repeated.add(row.id());
            }
        });
        return repeated;
    }

    /** Whether the results tell the outcome: a completed row is done; other results may be those of an earlier submission. */
    private static boolean isKnown(SubmittedRow row, Optional<RowState> result, Set<RowId> repeated) {
        return result.filter(state -> state == RowState.DONE
                        || state == RowState.UNSAVED
                        || (!repeated.contains(row.id()) && (state == RowState.FAILED || state == RowState.REJECTED)))
                .isPresent();
    }

    private Job recover(SubmittedRow row, String folder) {
        String why = "recovered from " + folder + ", which logged it as "
                + row.intent().job() + "; its outcome is unknown";
        return ledger.open(
                        Optional.of(row.key()),
                        id -> Job.recovered(
                                id,
                                Optional.of(row.key()),
                                row.model(),
                                new Origin(row.address(), Optional.empty()),
                                row.at(),
                                why),
                        job -> job.mayBeSent() ? job.recovered(row.at(), why) : job)
                .job();
    }
}
