package io.invokectl.application.port;

import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import java.time.Duration;

/** Something worth telling while a use case runs. None is an error, and none is the result. */
public sealed interface ProgressEvent {

    /**
     * A wait begins.
     *
     * @param duration how long it will be
     * @param why what it is for, in words
     */
    record Waiting(Duration duration, String why) implements ProgressEvent {}

    /**
     * A paid request is sent again though the one before may have been accepted: then both are billed.
     *
     * @param answer what the one before was answered with
     * @param attempt the number of the attempt that comes now, counted from 1
     */
    record MayBeBilledTwice(String answer, int attempt) implements ProgressEvent {}

    /** A paid request leaves now. It is in flight until the next notice, or until the use case ends. */
    record Sends() implements ProgressEvent {}

    /**
     * The API took a job.
     *
     * @param invocation the job
     */
    record JobAccepted(Invocation invocation) implements ProgressEvent {}

    /**
     * A job was looked at.
     *
     * @param invocation the job as it stands
     * @param elapsed the time since it was submitted, or since the wait began where that is unknown
     */
    record Polled(Invocation invocation, Duration elapsed) implements ProgressEvent {}

    /**
     * A job will be looked at.
     *
     * @param id the job
     * @param in how long from now
     */
    record NextPoll(RequestId id, Duration in) implements ProgressEvent {}

    /**
     * The ledger could not be written, and what should have been noted in it goes on all the same.
     *
     * @param text one line
     */
    record LedgerTrouble(String text) implements ProgressEvent {}

    /**
     * Anything a user should know.
     *
     * @param text one line
     */
    record Remark(String text) implements ProgressEvent {}
}
