package io.invokectl.application.batch;

/**
 * Number of rows of a batch in each state.
 *
 * @param rows all rows
 * @param done completed, with all files saved
 * @param unsaved completed, with files that could not be saved
 * @param failed failed, cancelled or expired
 * @param rejected rejected by the API
 * @param inDoubt possibly accepted, with an unknown outcome
 * @param running accepted, and not ended at the last poll
 * @param writtenOff in doubt and then written off; never resubmitted
 */
public record BatchCounts(
        long rows, long done, long unsaved, long failed, long rejected, long inDoubt, long running, long writtenOff) {

    /** Rows that were not submitted: not yet, or turned away for now. */
    public long notSubmitted() {
        return rows - done - unsaved - failed - rejected - inDoubt - running - writtenOff;
    }

    /** Rows for which nothing is left to do. */
    public long ended() {
        return done + unsaved + failed + rejected + inDoubt + writtenOff;
    }
}
