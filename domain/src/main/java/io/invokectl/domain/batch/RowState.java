package io.invokectl.domain.batch;

import io.invokectl.domain.invocation.Invocation.Failed;
import io.invokectl.domain.invocation.StatusWord;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobState;

/** State of a batch row. The same states describe a row by its job and by its line in the results. */
public enum RowState {
    /** The submission may have been accepted and charged; its outcome is unknown. */
    IN_DOUBT,
    /** The job failed. */
    FAILED,
    /** The API rejected the submission. */
    REJECTED,
    /** The job is completed and its files are saved. */
    DONE,
    /** The job is completed and some of its files are not saved, or there is nothing to save. */
    UNSAVED,
    /** The job was accepted and has not ended. */
    RUNNING,
    /** The row was not submitted, or its submission never left this machine. */
    NOT_SUBMITTED,
    /** The submission was in doubt and was written off. It is never resubmitted. */
    WRITTEN_OFF;

    /** The state of the row whose job this is. */
    public static RowState of(Job job) {
        if (job.isOpen()) {
            return RUNNING;
        }
        if (job.state() instanceof JobState.Accepted accepted) {
            return ofEnded(job, accepted);
        }
        return job.isBeingSent() ? IN_DOUBT : of(job.state().status(), false, false);
    }

    private static RowState ofEnded(Job job, JobState.Accepted accepted) {
        if (accepted.invocation() instanceof Failed) {
            return FAILED;
        }
        return job.isUnsaved() || job.files().isEmpty() ? UNSAVED : DONE;
    }

    /** The state that a line of the results records. A completed job with an error has unsaved files. */
    static RowState of(String status, boolean hasFiles, boolean hasError) {
        return switch (status) {
            case JobState.IN_DOUBT -> IN_DOUBT;
            case JobState.WRITTEN_OFF -> WRITTEN_OFF;
            case JobState.REJECTED -> REJECTED;
            case JobState.PLANNED, JobState.NOT_SUBMITTED -> NOT_SUBMITTED;
            default -> ofApi(status, hasFiles, hasError);
        };
    }

    private static RowState ofApi(String status, boolean hasFiles, boolean hasError) {
        StatusWord word = StatusWord.of(status);
        if (word == StatusWord.FAILED) {
            return FAILED;
        }
        if (word == StatusWord.DONE || (status.isBlank() && hasFiles)) {
            return hasError ? UNSAVED : DONE;
        }
        return RUNNING;
    }
}
