package io.invokectl.application.batch;

/**
 * How the rows of a batch stand.
 *
 * @param rows how many there are
 * @param done completed, their files kept
 * @param unsaved completed, and some file could not be kept
 * @param failed ended without a good end
 * @param rejected turned away by the API
 * @param inDoubt perhaps accepted, their outcome unknown
 * @param running accepted, and not ended when last asked about
 * @param writtenOff in doubt until somebody wrote them off; never submitted again
 */
public record BatchCounts(
        long rows, long done, long unsaved, long failed, long rejected, long inDoubt, long running, long writtenOff) {

    /** How many were not submitted yet. */
    public long waiting() {
        return rows - done - unsaved - failed - rejected - inDoubt - running - writtenOff;
    }

    /** How many need no more. */
    public long ended() {
        return done + unsaved + failed + rejected + inDoubt + writtenOff;
    }
}
