package io.invokectl.bootstrap;

import io.invokectl.application.port.ForwardingInvocations;
import io.invokectl.application.port.Invocations;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.submission.Submission;

/** The API's jobs, for a process that may stop as soon as a submission is answered. */
final class HaltingInvocations extends ForwardingInvocations {
    private final Step last;

    HaltingInvocations(Invocations invocations, Step last) {
        super(invocations);
        this.last = last;
    }

    @Override
    public Attempt submit(Submission submission) {
        Attempt answered = super.submit(submission);
        Step.REQUEST_ANSWERED.haltIf(last);
        return answered;
    }
}
