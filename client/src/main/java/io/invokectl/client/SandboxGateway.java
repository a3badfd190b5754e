package io.invokectl.client;

import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Media;
import io.invokectl.sandbox.Sandbox;
import io.invokectl.sandbox.SandboxBehavior;
import java.nio.file.Path;

/** The embedded stand-in, with its state in a folder where other processes find it. */
final class SandboxGateway implements Gateway {
    private final Sandbox sandbox;

    SandboxGateway(ClientSettings settings, Path folder) {
        this.sandbox = new Sandbox(
                folder,
                SandboxBehavior.parse(settings.address().sandboxSettings()),
                settings.surroundings().clock(),
                settings.surroundings().random());
    }

    @Override
    public Invocations invocations() {
        return sandbox;
    }

    @Override
    public Media media() {
        return sandbox;
    }

    @Override
    public void close() {}
}
