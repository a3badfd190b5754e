package io.invokectl.examples;

import io.invokectl.application.port.Ledger;
import io.invokectl.client.InvokeClient;
import java.util.function.Consumer;

/** Decorates access to the API and the ledger. */
public final class CustomPorts {
    private CustomPorts() {}

    /** Creates a client that logs every request and submits at most a hundred jobs. */
    public static InvokeClient client(String address, Consumer<String> log, Ledger ledger) {
        return InvokeClient.builder()
                .address(address)
                .ports(ports -> ports.invocations(api -> new AuditedInvocations(api, log))
                        .ledger(new LimitedLedger(ledger, 100)))
                .build();
    }
}
