package io.invokectl.application.batch;

import io.invokectl.application.batch.RowStates.PlannedRow;
import io.invokectl.application.connect.Endpoints;
import io.invokectl.application.ledger.SkippedJobs;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.application.save.SaveResults.SavedResults;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowState;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.job.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** State of a batch run: the rows, their failures, and the listener. Not thread-safe. */
final class BatchState {
    private static final int MOST_UNSAVED_IN_A_ROW = 5;

    private final RowCounter counter;
    private final ResultsLog log;
    private final BatchListener listener;
    private final Map<RowId, InvokectlException> failures = new LinkedHashMap<>();
    private final List<LedgerWarning> ledgerWarnings = new ArrayList<>();
    private final List<RowId> changed = new ArrayList<>();
    private final StopRule stopRule;
    private Optional<InvokectlException> stoppedBy = Optional.empty();
    private boolean isBlocked;
    private SkippedJobs skippedJobs = SkippedJobs.NONE;
    private boolean isIdle = true;
    private long requests;
    private int unsavedInARow;

    BatchState(RowCounter counter, ResultsLog log, BatchListener listener, boolean keepGoing) {
        this.counter = counter;
        this.stopRule = new StopRule(keepGoing);
        this.log = log;
        this.listener = listener;
        notifyListener();
    }

    /** Whether more rows may be submitted: not after a failure that every other row would meet too. */
    boolean maySubmit() {
        return stoppedBy.isEmpty();
    }

    /** Whether another row may be submitted now, beside those in flight. */
    boolean maySubmitBeside(int inFlight) {
        return stopRule.allowsAnother(inFlight);
    }

    /** Whether jobs may be polled and files saved: not if what happens cannot be recorded. */
    boolean mayPoll() {
        return !isBlocked;
    }

    /** The number of rows to submit. */
    long notSubmitted() {
        return counter.of(RowState.NOT_SUBMITTED);
    }

    void requestsSent(int number) {
        requests += number;
        isIdle = false;
        notifyListener();
    }

    void move(RowState from, RowState to) {
        counter.move(from, to);
        notifyListener();
    }

    /** The job of a row could not be polled, or its files not be saved. */
    void failed(PlannedRow row, InvokectlException why) {
        remember(row, why);
        if (why instanceof LedgerException) {
            block(why);
        }
    }

    private void block(InvokectlException why) {
        stoppedBy = stoppedBy.or(() -> Optional.of(why));
        isBlocked = true;
    }

    /** Whether a job may be asked about from here. Counts it if it belongs to another API or context. */
    boolean isReachable(Job job, Endpoints endpoints) {
        try {
            endpoints.of(job);
            return true;
        } catch (WrongEndpointException elsewhere) {
            skippedJobs = skippedJobs.and(elsewhere);
            return false;
        }
    }

    /** A row differs from its job and is skipped. */
    void skippedChanged(RowId row) {
        changed.add(row);
    }

    /** A row was accepted. */
    void accepted() {
        stopRule.accepted();
        move(RowState.NOT_SUBMITTED, RowState.RUNNING);
    }

    /** A row may have been accepted. */
    void inDoubt(PlannedRow row, InvokectlException why) {
        stopRule.inDoubt();
        remember(row, why);
        move(RowState.NOT_SUBMITTED, RowState.IN_DOUBT);
        log(row, Optional.of(why.getMessage()));
    }

    /** A row was certainly not accepted. */
    void notAccepted(PlannedRow row, InvokectlException why) {
        remember(row, why);
        Optional<InvokectlException> stop = stopRule.failed(why);
        stoppedBy = stoppedBy.or(() -> stop);
        isBlocked |= why instanceof LedgerException;
        if (StopRule.isFatal(why)) {
            return;
        }
        if (!StopRule.isTemporary(why)) {
            move(RowState.NOT_SUBMITTED, RowState.REJECTED);
        }
        log(row, Optional.of(why.getMessage()));
    }

    private void remember(PlannedRow row, InvokectlException why) {
        if (failures.values().stream().noneMatch(other -> other.getClass() == why.getClass())) {
            failures.put(row.row().id(), why);
        }
    }

    /** The files of a row were fetched. */
    void saved(PlannedRow row, SavedResults saved) {
        isIdle = false;
        warn(saved.ledgerWarnings());
        Optional<InvokectlException> failure = saved.failures().stream().findFirst();
        if (failure.isEmpty()) {
            unsavedInARow = 0;
            move(RowState.UNSAVED, RowState.DONE);
        } else {
            failed(row, failure.get());
            unsavedInARow += failure.get() instanceof LocalFileException ? 1 : 0;
            if (unsavedInARow >= MOST_UNSAVED_IN_A_ROW) {
                block(failure.get());
            }
        }
        log(row, failure.map(InvokectlException::getMessage));
    }

    void warn(List<LedgerWarning> warnings) {
        ledgerWarnings.addAll(warnings);
    }

    /** Appends the state of a row to the results. */
    void log(PlannedRow row, Optional<String> error) {
        log.log(row.row().id(), row.key(), error).ifPresent(listener::ended);
    }

    BatchOutcome outcome(boolean isInterrupted, boolean isTimedOut) {
        boolean isFatal =
                stoppedBy.filter(why -> isBlocked || StopRule.isFatal(why)).isPresent();
        return new BatchOutcome(
                counter.counts(),
                failures,
                stoppedBy,
                stoppedBy.isPresent() && !isFatal ? FailureStreak.LIMIT : 0,
                changed,
                skippedJobs,
                isIdle,
                isInterrupted,
                isTimedOut,
                ledgerWarnings);
    }

    private void notifyListener() {
        listener.changed(counter.counts(), requests);
    }
}
