package io.invokectl.application.port;

import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;

/** Delegates every call; tests override methods. As thread-safe as its delegate. */
public class ForwardingInvocations implements Invocations {
    private final Invocations next;

    /** Wraps another port. */
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
