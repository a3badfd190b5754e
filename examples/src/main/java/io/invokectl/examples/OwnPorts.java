package io.invokectl.examples;

import io.invokectl.application.port.Ledger;
import io.invokectl.client.InvokeClient;
import java.util.function.Consumer;

/** Wires a gateway and a ledger of one's own: a line for each, and nothing else changes. */
public final class OwnPorts {
    private OwnPorts() {}

    /** A client whose every request stands in the journal, and that buys at most a hundred jobs. */
    public static InvokeClient client(String address, Consumer<String> journal, Ledger ledger) {
        return InvokeClient.builder()
                .address(address)
                .invocations(http -> new RecordingInvocations(http, journal))
                .ledger(new LimitedLedger(ledger, 100))
                .build();
    }
}
