package io.invokectl.domain.batch;

/** How a row stands, as far as anything is left to do about it. */
public enum RowStanding {
    /** It may have been accepted and charged; somebody has to find out. */
    IN_DOUBT,
    /** Nothing came of it. */
    FAILED,
    /** It came to a good end. */
    DONE,
    /** It has not ended. */
    OPEN,
    /** It may have been accepted and charged, and somebody has decided not to find out. It is never submitted again. */
    WRITTEN_OFF
}
