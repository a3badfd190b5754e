package io.invokectl.client;

import io.invokectl.application.port.RateBudget;
import java.util.HashMap;
import java.util.Map;

/** What a client reaches its jobs through, each opened when it is first needed. Thread-safe. */
final class Gateways {
    private final ClientSettings settings;
    private final RateBudget budget;
    private final Map<Reach, Gateway> opened = new HashMap<>();

    Gateways(ClientSettings settings, RateBudget budget) {
        this.settings = settings;
        this.budget = budget;
    }

    /** The one that jobs are submitted through. */
    Gateway home() {
        return at(settings.reach());
    }

    synchronized Gateway at(Reach reach) {
        return opened.computeIfAbsent(reach, this::open);
    }

    /** The one place where the scheme of the address chooses the adapter. */
    private Gateway open(Reach reach) {
        ClientSettings there = settings.at(reach);
        return reach.address().isSandbox() ? new SandboxGateway(there) : new HttpGateway(there, budget);
    }

    synchronized void close() {
        opened.values().forEach(Gateway::close);
        opened.clear();
    }
}
