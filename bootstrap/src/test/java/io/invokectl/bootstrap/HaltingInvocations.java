package io.invokectl.bootstrap;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;

/** The API's jobs, for a process that may stop as soon as a submission is answered. */
record HaltingInvocations(Invocations invocations, Step last) implements Invocations {
    @Override
    public Attempt submit(Submission submission) {
        Attempt answered = invocations.submit(submission);
        Step.REQUEST_ANSWERED.haltIf(last);
        return answered;
    }

    @Override
    public Invocation get(RequestId id, Deadline deadline) throws InterruptedException {
        return invocations.get(id, deadline);
    }

    @Override
    public Invocation status(RequestId id, Deadline deadline) throws InterruptedException {
        return invocations.status(id, deadline);
    }
}
