package io.invokectl.cli.batch;

import io.invokectl.application.batch.BatchCounts;
import io.invokectl.application.batch.BatchOutcome;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.ResumeCommand;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.batch.RowState;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.text.HumanFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The failures of a batch run: each kind once, with the first row that has it. */
final class BatchSummary {
    private static final int MAX_LISTED = 10;
    private static final Set<RowState> UNREPORTED = Set.of(RowState.WRITTEN_OFF, RowState.NOT_SUBMITTED);
    private static final Optional<String> RERUN = Optional.of("rerun the same command to resume");

    private final BatchOutcome outcome;
    private final List<String> doubts = new ArrayList<>();
    private final Set<String> reported = new HashSet<>();
    private final Map<String, RowResult> firstOfStatus = new LinkedHashMap<>();

    /** @param folder holds the results of this run and earlier ones */
    BatchSummary(BatchOutcome outcome, BatchFolder folder) {
        this.outcome = outcome;
        folder.each(this::add);
    }

    private void add(RowResult row) {
        if (row.state() == RowState.IN_DOUBT) {
            doubts.add(row.id().value());
        } else if (outcome.failures().containsKey(row.id())) {
            reported.add(row.status());
        } else if (row.error().isPresent() && !UNREPORTED.contains(row.state())) {
            firstOfStatus.putIfAbsent(row.status(), row);
        }
    }

    /** @param resumeCommand the command line that lists in-doubt submissions of the same ledger */
    List<ErrorReport> failures(Function<Throwable, ErrorReport> reporter, ResumeCommand resumeCommand) {
        var failures = new ArrayList<ErrorReport>();
        BatchCounts counts = outcome.counts();
        if (counts.inDoubt() > 0) {
            failures.add(inDoubt(counts.inDoubt(), resumeCommand));
        }
        Optional<InvokectlException> stop = outcome.stoppedBy();
        stop.map(reporter).map(this::stopped).ifPresent(failures::add);
        outcome.failures().forEach((row, failure) -> {
            if (stop.filter(failure::equals).isEmpty()) {
                failures.add(reporter.apply(failure).about("row " + row));
            }
        });
        firstOfStatus.values().stream()
                .filter(row -> !reported.contains(row.status()))
                .forEach(row -> failures.add(ended(row)));
        if (!outcome.changed().isEmpty()) {
            failures.add(changed());
        }
        if (counts.running() > outcome.skippedJobs().count()
                || (outcome.isTimedOut() && counts.notSubmitted() + counts.unsaved() > 0)) {
            failures.add(unfinished(counts));
        }
        return failures;
    }

    /** Returns the exit code that follows from the counts alone. */
    ExitCode exitCode() {
        BatchCounts counts = outcome.counts();
        long unsaved = outcome.isTimedOut() ? 0 : counts.unsaved();
        return counts.failed() + counts.rejected() + unsaved > 0 ? ExitCode.FAILED : ExitCode.DONE;
    }

    private ErrorReport inDoubt(long number, ResumeCommand resumeCommand) {
        String names = listed(doubts);
        return ErrorReport.of(
                ExitCode.IN_DOUBT,
                HumanFormat.count(number, "row") + " in doubt" + (names.isEmpty() ? "" : ": " + names),
                Optional.of("they may have been accepted and are not resubmitted; see: "
                        + resumeCommand.with("doubts", List.of())));
    }

    private ErrorReport stopped(ErrorReport failure) {
        if (outcome.failedInARow() == 0) {
            return failure;
        }
        ErrorReport stop =
                failure.about("stopped after " + outcome.failedInARow() + " submissions in a row failed alike");
        return new ErrorReport(
                stop.code(),
                stop.detail(),
                stop.status(),
                stop.requestId(),
                Optional.of("correct the rows and rerun with --retry-failed, or submit the others with --keep-going"));
    }

    private ErrorReport changed() {
        return ErrorReport.of(
                ExitCode.USAGE,
                "skipped " + HumanFormat.count(outcome.changed().size(), "row")
                        + " that differ from what was submitted under their IDs: "
                        + listed(outcome.changed().stream().map(RowId::value).toList()),
                Optional.of("give them other IDs"));
    }

    private static String listed(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(MAX_LISTED, names.size())))
                + (names.size() > MAX_LISTED ? ", …" : "");
    }

    private static ErrorReport ended(RowResult row) {
        return ErrorReport.of(
                ExitCode.FAILED,
                "row " + row.id() + " " + row.status() + ": " + row.error().orElseThrow());
    }

    private ErrorReport unfinished(BatchCounts counts) {
        return ErrorReport.of(
                ExitCode.DEADLINE,
                (outcome.isTimedOut() ? "timed out: " : "not all rows have finished: ") + Tally.words(counts),
                RERUN);
    }
}
