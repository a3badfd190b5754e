package io.invokectl.client;

import io.invokectl.application.connect.Endpoint;

/** Opens the gateways of a URI scheme. */
@FunctionalInterface
public interface GatewayFactory {

    /**
     * Opens a gateway. Nothing is sent yet. The client calls this at most once per endpoint and closes the gateway.
     *
     * @param endpoint an address with the scheme that this factory was registered for, and the token for it
     */
    Gateway open(Endpoint endpoint);
}
