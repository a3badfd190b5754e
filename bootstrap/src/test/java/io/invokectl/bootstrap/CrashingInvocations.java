package io.invokectl.bootstrap;

import io.invokectl.application.port.ForwardingInvocations;
import io.invokectl.application.port.Invocations;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.submission.Submission;

/** The API's jobs, for a process that may stop as soon as a submission is answered. */
final class CrashingInvocations extends ForwardingInvocations {
    private final CrashPoint last;

    CrashingInvocations(Invocations invocations, CrashPoint last) {
        super(invocations);
        this.last = last;
    }

    @Override
    public Attempt submit(Submission submission) {
        Attempt answered = super.submit(submission);
        CrashPoint.REQUEST_ANSWERED.haltIf(last);
        return answered;
    }
}
