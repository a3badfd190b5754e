package io.invokectl.examples;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;
import java.util.function.Consumer;

/** Access to the API that logs every request and its outcome. Thread-safe. */
public final class AuditedInvocations implements Invocations {
    private final Invocations next;
    private final Consumer<String> log;

    /** Decorates access to the API. */
    public AuditedInvocations(Invocations next, Consumer<String> log) {
        this.next = next;
        this.log = log;
    }

    @Override
    public Attempt submit(Submission submission) {
        Attempt attempt = next.submit(submission);
        log.accept("submit " + submission.model() + ": " + attempt.getClass().getSimpleName());
        return attempt;
    }

    @Override
    public Invocation get(RequestId id, Deadline deadline) throws InterruptedException {
        return logged(next.get(id, deadline));
    }

    @Override
    public Invocation status(RequestId id, Deadline deadline) throws InterruptedException {
        return logged(next.status(id, deadline));
    }

    private Invocation logged(Invocation invocation) {
        log.accept(
                "get " + invocation.requestId() + ": " + invocation.envelope().status());
        return invocation;
    }
}
