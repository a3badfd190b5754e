package io.invokectl.application.batch;

import io.invokectl.application.batch.PlannedRow.RowState;
import io.invokectl.application.poll.PassedOver;
import io.invokectl.application.save.SavedResults;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.InvocationNotFoundException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.RequestRejectedException;
import io.invokectl.domain.failure.ServiceUnavailableException;
import io.invokectl.domain.failure.TooManyRequestsException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.failure.WrongEndpointException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How the rows of a run stand, what went wrong with them, and who is told. Not thread-safe. */
final class BatchState {
    private static final int PAYMENT_REQUIRED = 402;
    private static final int MOST_UNKEPT = 5;

    private final Tally tally;
    private final ResultsLog notes;
    private final BatchListener listener;
    private final Map<RowId, InvokectlException> failures = new LinkedHashMap<>();
    private Optional<InvokectlException> stoppedBy = Optional.empty();
    private boolean asksInVain;
    private PassedOver passedOver = PassedOver.NONE;
    private boolean isIdle = true;
    private long requests;
    private int unkept;

    BatchState(Tally tally, ResultsLog notes, BatchListener listener) {
        this.tally = tally;
        this.notes = notes;
        this.listener = listener;
        tell();
    }

    /** Whether further rows may be submitted: not after something that every other would meet too. */
    boolean maySubmit() {
        return stoppedBy.isEmpty();
    }

    /** Whether jobs on their way may be asked about: they were paid for, so a refusal to sell more does not end that. */
    boolean mayAsk() {
        return !asksInVain;
    }

    /** How many rows are to be submitted yet. */
    long waiting() {
        return tally.of(RowState.TO_SUBMIT);
    }

    /** So many requests were sent. */
    void asked(int number) {
        requests += number;
        isIdle = false;
        tell();
    }

    void moves(PlannedRow task, RowState from, RowState to) {
        tally.move(from, to);
        tell();
    }

    /** Something could not be done about a row. */
    void failed(PlannedRow task, InvokectlException why) {
        remember(task, why);
        asksInVain |= isOfAll(why);
    }

    /** The job of a running row was submitted elsewhere and is not asked about. */
    void passedOver(WrongEndpointException why) {
        passedOver = passedOver.and(why);
    }

    /** A row was not accepted, for sure. */
    void notAccepted(PlannedRow task, InvokectlException why) {
        remember(task, why);
        asksInVain |= isOfAll(why) && !isOfSubmissions(why);
        if (!isOfAll(why)) {
            moves(task, RowState.TO_SUBMIT, RowState.REJECTED);
            note(task, Optional.of(why.getMessage()));
        }
    }

    private void remember(PlannedRow task, InvokectlException why) {
        if (failures.values().stream().noneMatch(other -> other.getClass() == why.getClass())) {
            failures.put(task.row().id(), why);
        }
        if (isOfAll(why)) {
            stoppedBy = stoppedBy.or(() -> Optional.of(why));
        }
    }

    /** The files of a row were fetched. */
    void saved(PlannedRow task, SavedResults saved) {
        isIdle = false;
        Optional<InvokectlException> failure = saved.failures().stream().findFirst();
        if (failure.isEmpty()) {
            unkept = 0;
            moves(task, RowState.UNSAVED, RowState.DONE);
        } else {
            failed(task, failure.get());
            unkept += failure.get() instanceof LocalFileException ? 1 : 0;
            if (unkept >= MOST_UNKEPT) {
                stoppedBy = stoppedBy.or(() -> failure);
                asksInVain = true;
            }
        }
        note(task, failure.map(InvokectlException::getMessage));
    }

    /** Notes how a row stands. */
    void note(PlannedRow task, Optional<String> error) {
        notes.note(task.row().id(), task.key(), error).ifPresent(listener::ended);
    }

    BatchOutcome outcome() {
        return new BatchOutcome(tally.counts(), failures, stoppedBy, passedOver, isIdle);
    }

    /** Whether nothing more is sold now, which says nothing of what was. */
    private static boolean isOfSubmissions(InvokectlException why) {
        return why instanceof RequestRejectedException
                || why instanceof TooManyRequestsException
                || why instanceof ServiceUnavailableException;
    }

    /** Whether every other row would fare the same. */
    private static boolean isOfAll(InvokectlException why) {
        if (why instanceof RequestRejectedException refused) {
            return refused.error().status() == PAYMENT_REQUIRED;
        }
        boolean answered = why instanceof ApiException && !(why instanceof InvocationNotFoundException);
        return answered || why instanceof UnreachableException || why instanceof LedgerException;
    }

    private void tell() {
        listener.changed(tally.counts(), requests);
    }
}
