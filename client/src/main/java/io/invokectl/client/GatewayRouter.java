package io.invokectl.client;

import io.invokectl.application.connect.Endpoint;
import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Media;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import javax.inject.Provider;
import javax.inject.Singleton;

/**
 * Opens gateways by the scheme of their address, each on first use, and reads every job from the API that it was
 * submitted to. Thread-safe.
 */
@Singleton
final class GatewayRouter implements Invocations {
    private final ClientOptions options;
    private final Adapters<GatewayFactory> factories;
    private final Provider<JobHistory> history;

    /** A list instead of a map: there is usually one gateway, and hashing or comparing a record is slow at start-up. */
    private final List<Opened> gateways = new ArrayList<>();

    private record Opened(Endpoint endpoint, Gateway gateway, Invocations invocations) {}

    @Inject
    GatewayRouter(
            ClientOptions options,
            Map<String, Provider<GatewayFactory>> factories,
            Provider<JobHistory> history,
            CloseStack closeStack) {
        this.options = options;
        this.factories = new Adapters<>("use one of ", factories, options.gateways());
        this.history = history;
        closeStack.push(this::close);
    }

    /** Access to the jobs of an API. */
    Invocations at(Endpoint endpoint) {
        return opened(endpoint).invocations();
    }

    /** The media of the API that a job is read from. */
    Media mediaOf(RequestId id) {
        return opened(history.get().endpointOf(id)).gateway().media();
    }

    @Override
    public Attempt submit(Submission submission) {
        return at(options.endpoints().own()).submit(submission);
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
        return at(history.get().endpointOf(id));
    }

    private synchronized Opened opened(Endpoint endpoint) {
        for (Opened earlier : gateways) {
            if (earlier.endpoint().isSameAs(endpoint)) {
                return earlier;
            }
        }
        ApiAddress address = endpoint.address();
        Gateway gateway = factories
                .select(address.scheme(), "address \"" + address + "\"")
                .open(endpoint);
        var opened = new Opened(endpoint, gateway, options.ports().decorator().apply(gateway.invocations()));
        gateways.add(opened);
        return opened;
    }

    private synchronized void close() {
        gateways.forEach(opened -> opened.gateway().close());
        gateways.clear();
    }
}
