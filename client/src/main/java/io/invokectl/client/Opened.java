package io.invokectl.client;

import java.util.ArrayList;
import java.util.List;

/** What a client has opened and has to close. Thread-safe. */
final class Opened {
    private final List<Gateway> gateways = new ArrayList<>();

    synchronized Gateway add(Gateway gateway) {
        gateways.add(gateway);
        return gateway;
    }

    synchronized void close() {
        gateways.forEach(Gateway::close);
        gateways.clear();
    }
}
