package io.invokectl.examples;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;
import java.util.function.Consumer;

/** An own gateway: it notes what the API is asked and what comes of it, and passes everything on. Thread-safe. */
public final class RecordingInvocations implements Invocations {
    private final Invocations next;
    private final Consumer<String> journal;

    /** Takes the gateway behind this one, and what takes the notes. */
    public RecordingInvocations(Invocations next, Consumer<String> journal) {
        this.next = next;
        this.journal = journal;
    }

    @Override
    public Attempt submit(Submission submission) {
        Attempt attempt = next.submit(submission);
        journal.accept(
                "submit " + submission.model() + ": " + attempt.getClass().getSimpleName());
        return attempt;
    }

    @Override
    public Invocation get(RequestId id, Deadline deadline) throws InterruptedException {
        return noted(next.get(id, deadline));
    }

    @Override
    public Invocation status(RequestId id, Deadline deadline) throws InterruptedException {
        return noted(next.status(id, deadline));
    }

    private Invocation noted(Invocation invocation) {
        journal.accept(
                "get " + invocation.requestId() + ": " + invocation.envelope().status());
        return invocation;
    }
}
