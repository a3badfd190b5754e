package io.invokectl.application.port;

import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import java.time.Duration;

/** Something worth telling while a use case runs. None is an error, and none is the result. */
public sealed interface Notice {

    /**
     * A wait begins.
     *
     * @param duration how long it will be
     * @param why what it is for, in words
     */
    record Waiting(Duration duration, String why) implements Notice {}

    /**
     * A paid request is sent again though the one before may have been accepted: then both are billed.
     *
     * @param answer what the one before was answered with
     * @param attempt the number of the attempt that comes now, counted from 1
     */
    record MayBeBilledTwice(String answer, int attempt) implements Notice {}

    /** A paid request leaves now. It is in flight until the next notice, or until the use case ends. */
    record Sends() implements Notice {}

    /**
     * The API took a job.
     *
     * @param invocation the job
     */
    record Accepted(Invocation invocation) implements Notice {}

    /**
     * A job was looked at.
     *
     * @param invocation the job as it stands
     * @param elapsed the time since it was submitted, or since the wait began where that is unknown
     */
    record Looked(Invocation invocation, Duration elapsed) implements Notice {}

    /**
     * A job will be looked at.
     *
     * @param id the job
     * @param in how long from now
     */
    record LooksAgain(RequestId id, Duration in) implements Notice {}

    /**
     * The ledger could not be written, and what should have been noted in it goes on all the same.
     *
     * @param text one line
     */
    record LedgerTrouble(String text) implements Notice {}

    /**
     * Anything a user should know.
     *
     * @param text one line
     */
    record Remark(String text) implements Notice {}
}
