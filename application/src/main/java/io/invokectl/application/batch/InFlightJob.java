package io.invokectl.application.batch;

import io.invokectl.application.poll.JobPolling;
import io.invokectl.domain.invocation.ModelId;

/** A row whose job was accepted and has not ended. Not thread-safe. */
final class InFlightJob {
    private final PlannedRow row;
    private final JobPolling polling;
    private boolean wasPolled;
    private boolean isBusy;

    InFlightJob(PlannedRow row, JobPolling polling) {
        this.row = row;
        this.polling = polling;
    }

    PlannedRow row() {
        return row;
    }

    JobPolling polling() {
        return polling;
    }

    ModelId model() {
        return row.row().submission().model();
    }

    void beginPoll() {
        isBusy = true;
        wasPolled = true;
    }

    void endPoll() {
        isBusy = false;
    }

    boolean isIdle() {
        return !isBusy;
    }

    /** Whether the job was polled, or is being polled. */
    boolean wasPolled() {
        return wasPolled;
    }
}
