package io.invokectl.bootstrap;

import io.invokectl.application.port.ForwardingInvocations;
import io.invokectl.application.port.Invocations;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.submission.Submission;

/** Invocations whose process crashes when the response to a submission has arrived. */
final class CrashingInvocations extends ForwardingInvocations {
    private final CrashPoint crashPoint;

    CrashingInvocations(Invocations invocations, CrashPoint crashPoint) {
        super(invocations);
        this.crashPoint = crashPoint;
    }

    @Override
    public Attempt submit(Submission submission) {
        Attempt attempt = super.submit(submission);
        CrashPoint.AFTER_RESPONSE.haltIf(crashPoint);
        return attempt;
    }
}
