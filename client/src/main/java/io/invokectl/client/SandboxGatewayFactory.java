package io.invokectl.client;

import io.invokectl.domain.value.InvalidValueException;
import javax.inject.Inject;

/** Opens the sandbox. Its artifact is optional, and its classes are loaded only when it is opened. */
final class SandboxGatewayFactory implements GatewayFactory {
    private final ClientOptions options;

    @Inject
    SandboxGatewayFactory(ClientOptions options) {
        this.options = options;
    }

    @Override
    public Gateway open(Endpoint endpoint) {
        try {
            return new SandboxGateway(endpoint, options);
        } catch (NoClassDefFoundError absent) {
            throw new InvalidValueException(
                    endpoint.address() + " needs the artifact io.invokectl:invokectl-adapter-sandbox at run time");
        }
    }
}
