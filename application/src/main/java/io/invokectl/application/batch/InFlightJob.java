package io.invokectl.application.batch;

import io.invokectl.application.poll.JobPolling;
import io.invokectl.domain.invocation.ModelId;

/** A row whose job was accepted and has not ended. Not thread-safe. */
final class InFlightJob {
    private final PlannedRow task;
    private final JobPolling polling;
    private int looks;
    private boolean isBusy;

    InFlightJob(PlannedRow task, JobPolling polling) {
        this.task = task;
        this.polling = polling;
    }

    PlannedRow task() {
        return task;
    }

    JobPolling polling() {
        return polling;
    }

    ModelId model() {
        return task.row().submission().model();
    }

    void begin() {
        isBusy = true;
        looks++;
    }

    void complete() {
        isBusy = false;
    }

    /** Whether nobody is asking about it now. */
    boolean isIdle() {
        return !isBusy;
    }

    /** Whether somebody has asked about it, or is asking. */
    boolean isKnown() {
        return looks > 0;
    }
}
