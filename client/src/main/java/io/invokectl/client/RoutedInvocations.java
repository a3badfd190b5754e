package io.invokectl.client;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;
import java.util.Map;

/** Jobs of several APIs: each is asked about where it was submitted. */
final class RoutedInvocations implements Invocations {
    private final Gateways gateways;
    private final Map<RequestId, Endpoint> elsewhere;

    RoutedInvocations(Gateways gateways, Map<RequestId, Endpoint> elsewhere) {
        this.gateways = gateways;
        this.elsewhere = elsewhere;
    }

    @Override
    public Attempt submit(Submission submission) {
        return gateways.home().invocations().submit(submission);
    }

    @Override
    public Invocation get(RequestId id, Deadline deadline) throws InterruptedException {
        return of(id).get(id, deadline);
    }

    @Override
    public Invocation status(RequestId id, Deadline deadline) throws InterruptedException {
        return of(id).status(id, deadline);
    }

    private Invocations of(RequestId id) {
        Endpoint reach = elsewhere.get(id);
        return (reach == null ? gateways.home() : gateways.at(reach, id)).invocations();
    }
}
