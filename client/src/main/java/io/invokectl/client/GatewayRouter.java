package io.invokectl.client;

import io.invokectl.application.connect.TokenRule;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.value.InvalidValueException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.inject.Inject;
import javax.inject.Provider;
import javax.inject.Singleton;

/**
 * Opens gateways by the scheme of their address, each on first use, and reads every job from the API that issued its
 * ID. Thread-safe.
 */
@Singleton
final class GatewayRouter implements Invocations {
    private final ClientOptions options;
    private final Map<String, Provider<GatewayFactory>> factories;
    private final Map<Endpoint, Gateway> others = new HashMap<>();

    /** Not in the map: almost every client has just this one, and hashing a record is slow at start-up. */
    private Optional<Gateway> home = Optional.empty();

    @Inject
    GatewayRouter(ClientOptions options, Map<String, Provider<GatewayFactory>> factories, CloseStack closeStack) {
        this.options = options;
        this.factories = factories;
        closeStack.push(this::close);
    }

    /** The gateway that jobs are submitted to. */
    synchronized Gateway home() {
        if (home.isEmpty()) {
            home = Optional.of(open(options.endpoint()));
        }
        return home.get();
    }

    @Override
    public Attempt submit(Submission submission) {
        return home().invocations().submit(submission);
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
        Endpoint other = options.elsewhere().get(id);
        return (other == null ? home() : at(other, id)).invocations();
    }

    /** The address may come from a ledger, which is not trusted: it is used only if the token rule allows it. */
    private synchronized Gateway at(Endpoint other, RequestId id) {
        if (!TokenRule.allowsRequests(other.address(), options.sourceOf(other.address()))) {
            throw WrongEndpointException.to(
                    other.address(), id.value(), options.endpoint().address());
        }
        return other.equals(options.endpoint()) ? home() : others.computeIfAbsent(other, this::open);
    }

    private Gateway open(Endpoint endpoint) {
        String scheme = endpoint.address().scheme();
        GatewayFactory contributed = options.gateways().get(scheme);
        if (contributed != null) {
            return contributed.open(endpoint);
        }
        Provider<GatewayFactory> builtIn = factories.get(scheme);
        if (builtIn == null) {
            var known = new TreeSet<>(factories.keySet());
            known.addAll(options.gateways().keySet());
            throw new InvalidValueException("unknown scheme \"" + scheme + "\" in the address \"" + endpoint.address()
                    + "\": use one of " + String.join(", ", known));
        }
        return builtIn.get().open(endpoint);
    }

    private synchronized void close() {
        home.ifPresent(Gateway::close);
        home = Optional.empty();
        others.values().forEach(Gateway::close);
        others.clear();
    }
}
