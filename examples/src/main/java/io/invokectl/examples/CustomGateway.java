package io.invokectl.examples;

import io.invokectl.client.InvokeClient;
import io.invokectl.client.InvokeClientBuilder;

/** Contributes a URI scheme for addresses of the API. */
public final class CustomGateway {
    private CustomGateway() {}

    /** Creates a builder that also opens addresses such as {@code recorded:responses}. */
    public static InvokeClientBuilder builder(String address) {
        return InvokeClient.builder().gateway("recorded", RecordedGateway::new).address(address);
    }
}
