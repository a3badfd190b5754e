package io.invokectl.application.port;

import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;

/** Passes everything on, but for what a test has it do otherwise. As thread-safe as what is behind it. */
public class ForwardingInvocations implements Invocations {
    private final Invocations next;

    /** In front of another. */
    public ForwardingInvocations(Invocations next) {
        this.next = next;
    }

    @Override
    public Attempt submit(Submission submission) {
        return next.submit(submission);
    }

    @Override
    public Invocation get(RequestId id, Deadline deadline) throws InterruptedException {
        return next.get(id, deadline);
    }

    @Override
    public Invocation status(RequestId id, Deadline deadline) throws InterruptedException {
        return next.status(id, deadline);
    }
}
