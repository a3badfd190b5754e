package io.invokectl.application.batch;

import io.invokectl.application.batch.RowStates.PlannedRow;
import io.invokectl.application.ledger.SkippedJobs;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.application.save.SaveResults.SavedResults;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowState;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.ApiException.InvocationNotFoundException;
import io.invokectl.domain.failure.ApiException.RequestRejectedException;
import io.invokectl.domain.failure.ApiException.ServiceUnavailableException;
import io.invokectl.domain.failure.ApiException.TooManyRequestsException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.failure.WrongEndpointException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** State of a batch run: the rows, their failures, and the listener. Not thread-safe. */
final class BatchState {
    private static final int PAYMENT_REQUIRED = 402;
    private static final int MOST_UNSAVED_IN_A_ROW = 5;

    private final RowCounter counter;
    private final ResultsLog log;
    private final BatchListener listener;
    private final Map<RowId, InvokectlException> failures = new LinkedHashMap<>();
    private final List<LedgerWarning> ledgerWarnings = new ArrayList<>();
    private Optional<InvokectlException> stoppedBy = Optional.empty();
    private boolean isBlocked;
    private SkippedJobs skippedJobs = SkippedJobs.NONE;
    private boolean isIdle = true;
    private long requests;
    private int unsavedInARow;

    BatchState(RowCounter counter, ResultsLog log, BatchListener listener) {
        this.counter = counter;
        this.log = log;
        this.listener = listener;
        notifyListener();
    }

    /** Whether more rows may be submitted: not after a failure that every other row would meet too. */
    boolean maySubmit() {
        return stoppedBy.isEmpty();
    }

    /** Whether jobs may be polled. They are paid for, so a failure that concerns submissions only does not prevent it. */
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

    /** A row could not be polled or saved, or is in doubt. */
    void failed(PlannedRow row, InvokectlException why) {
        remember(row, why);
        isBlocked |= concernsAllRows(why);
    }

    /** The job of a running row was submitted elsewhere and is not polled. */
    void skippedJobs(WrongEndpointException why) {
        skippedJobs = skippedJobs.and(why);
    }

    /** A row was certainly not accepted. */
    void notAccepted(PlannedRow row, InvokectlException why) {
        remember(row, why);
        isBlocked |= concernsAllRows(why) && !concernsSubmissionsOnly(why);
        if (!concernsAllRows(why)) {
            move(RowState.NOT_SUBMITTED, RowState.REJECTED);
            log(row, Optional.of(why.getMessage()));
        }
    }

    private void remember(PlannedRow row, InvokectlException why) {
        if (failures.values().stream().noneMatch(other -> other.getClass() == why.getClass())) {
            failures.put(row.row().id(), why);
        }
        if (concernsAllRows(why)) {
            stoppedBy = stoppedBy.or(() -> Optional.of(why));
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
                stoppedBy = stoppedBy.or(() -> failure);
                isBlocked = true;
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

    BatchOutcome outcome(boolean isInterrupted) {
        return new BatchOutcome(
                counter.counts(), failures, stoppedBy, skippedJobs, isIdle, isInterrupted, ledgerWarnings);
    }

    private static boolean concernsSubmissionsOnly(InvokectlException why) {
        return why instanceof RequestRejectedException
                || why instanceof TooManyRequestsException
                || why instanceof ServiceUnavailableException;
    }

    private static boolean concernsAllRows(InvokectlException why) {
        if (why instanceof RequestRejectedException rejected) {
            return rejected.error().status() == PAYMENT_REQUIRED;
        }
        boolean answered = why instanceof ApiException && !(why instanceof InvocationNotFoundException);
        return answered || why instanceof UnreachableException || why instanceof LedgerException;
    }

    private void notifyListener() {
        listener.changed(counter.counts(), requests);
    }
}
