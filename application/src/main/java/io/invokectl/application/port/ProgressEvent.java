package io.invokectl.application.port;

import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import java.time.Duration;

/** Progress of a use case. An event is neither an error nor a result. */
public sealed interface ProgressEvent {

    /**
     * A wait begins.
     *
     * @param duration its length
     * @param why its reason, in words
     */
    record Waiting(Duration duration, String why) implements ProgressEvent {}

    /**
     * A submission is about to be repeated although the previous attempt may have been accepted: both may be billed.
     *
     * @param answer the response to the previous attempt
     * @param attempt the number of the next attempt, counted from 1
     */
    record MayBeBilledTwice(String answer, int attempt) implements ProgressEvent {}

    /** A submission is being sent. It is in flight until the next event, or until the use case ends. */
    record Sends() implements ProgressEvent {}

    /**
     * The API accepted a job.
     *
     * @param invocation the job
     */
    record JobAccepted(Invocation invocation) implements ProgressEvent {}

    /**
     * A job was polled.
     *
     * @param invocation its state
     * @param elapsed the time since it was submitted, or since the wait began if that is unknown
     */
    record Polled(Invocation invocation, Duration elapsed) implements ProgressEvent {}

    /**
     * A job will be polled.
     *
     * @param id the job
     * @param in the time until then
     */
    record NextPoll(RequestId id, Duration in) implements ProgressEvent {}

    /**
     * A use case that sends nothing, and may take minutes, has done a part of its work.
     *
     * @param done what it does or has done so far, in words
     */
    record Working(String done) implements ProgressEvent {}

    /**
     * The ledger could not be read or written, and the use case continues. It returns the same warning as part of its
     * result.
     *
     * @param text one line
     */
    record LedgerWarning(String text) implements ProgressEvent {}

    /**
     * Anything else that a user should know.
     *
     * @param text one line
     */
    record Remark(String text) implements ProgressEvent {}
}
