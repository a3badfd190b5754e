package io.invokectl.application.batch;

import io.invokectl.application.invocation.Watch;
import io.invokectl.domain.invocation.ModelId;

/** A row whose job was accepted and has not ended. Not thread-safe. */
final class RunningJob {
    private final RowTask task;
    private final Watch watch;
    private int looks;
    private boolean isBusy;

    RunningJob(RowTask task, Watch watch) {
        this.task = task;
        this.watch = watch;
    }

    RowTask task() {
        return task;
    }

    Watch watch() {
        return watch;
    }

    ModelId model() {
        return task.row().submission().model();
    }

    void begin() {
        isBusy = true;
        looks++;
    }

    void settle() {
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
