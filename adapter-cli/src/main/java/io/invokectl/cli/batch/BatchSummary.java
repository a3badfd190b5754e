package io.invokectl.cli.batch;

import io.invokectl.application.batch.BatchCounts;
import io.invokectl.application.batch.BatchOutcome;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.ResumeCommand;
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

/** What is wrong with a batch when a run of it has ended: each kind of trouble once, with a row that has it. */
final class BatchSummary {
    private static final int MOST_NAMED = 10;
    private static final Optional<String> GOES_ON = Optional.of("the same command goes on where this one stopped");

    private final BatchOutcome outcome;
    private final boolean timeIsUp;
    private final List<String> doubts = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, RowResult> firstOfStatus = new LinkedHashMap<>();

    /**
     * Looks at what became of the rows.
     *
     * @param folder where that is noted, of earlier runs too
     * @param timeIsUp whether the run was ended by its deadline
     */
    BatchSummary(BatchOutcome outcome, BatchFolder folder, boolean timeIsUp) {
        this.outcome = outcome;
        this.timeIsUp = timeIsUp;
        folder.each(this::look);
    }

    private void look(RowResult row) {
        if (row.state() == RowState.IN_DOUBT) {
            doubts.add(row.id().value());
        } else if (outcome.failures().containsKey(row.id())) {
            told.add(row.status());
        } else if (row.error().isPresent() && row.state() != RowState.WRITTEN_OFF) {
            firstOfStatus.putIfAbsent(row.status(), row);
        }
    }

    /**
     * What to tell.
     *
     * @param reporter what is said of a failure anywhere
     * @param resumeCommand the command that goes on elsewhere
     */
    List<ErrorReport> wrong(Function<Throwable, ErrorReport> reporter, ResumeCommand resumeCommand) {
        var wrong = new ArrayList<ErrorReport>();
        BatchCounts counts = outcome.counts();
        if (counts.inDoubt() > 0) {
            wrong.add(inDoubt(counts.inDoubt(), resumeCommand));
        }
        Optional<InvokectlException> stop = outcome.stoppedBy();
        stop.map(reporter).ifPresent(wrong::add);
        outcome.failures().forEach((row, failure) -> {
            if (stop.filter(failure::equals).isEmpty()) {
                wrong.add(reporter.apply(failure).about("row " + row));
            }
        });
        firstOfStatus.values().stream()
                .filter(row -> !told.contains(row.status()))
                .forEach(row -> wrong.add(ended(row)));
        if (counts.running() > outcome.passedOver().count() || (timeIsUp && counts.waiting() + counts.unsaved() > 0)) {
            wrong.add(unfinished(counts));
        }
        return wrong;
    }

    /** The verdict on what the counts say, whatever was told. */
    ExitCode exitCode() {
        BatchCounts counts = outcome.counts();
        long unsaved = timeIsUp ? 0 : counts.unsaved();
        return counts.failed() + counts.rejected() + unsaved > 0 ? ExitCode.FAILED : ExitCode.DONE;
    }

    private ErrorReport inDoubt(long number, ResumeCommand resumeCommand) {
        String names = String.join(", ", doubts.subList(0, Math.min(MOST_NAMED, doubts.size())));
        return ErrorReport.of(
                ExitCode.IN_DOUBT,
                HumanFormat.count(number, "row") + " in doubt" + (names.isEmpty() ? "" : ": " + names)
                        + (doubts.size() > MOST_NAMED ? ", …" : ""),
                Optional.of("what may have been accepted is not sent again; see it with: "
                        + resumeCommand.with("doubts", List.of())));
    }

    private static ErrorReport ended(RowResult row) {
        return ErrorReport.of(
                ExitCode.FAILED,
                "row " + row.id() + " " + row.status() + ": " + row.error().orElseThrow(),
                Optional.empty());
    }

    private ErrorReport unfinished(BatchCounts counts) {
        return ErrorReport.of(
                ExitCode.DEADLINE,
                (timeIsUp ? "the time is up: " : "not all rows have ended: ") + Tally.words(counts),
                GOES_ON);
    }
}
