package io.invokectl.client;

import io.invokectl.application.connect.Endpoint;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Media;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.sandbox.Sandbox;
import io.invokectl.sandbox.SandboxBehavior;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The sandbox, whose jobs are in the state directory so that other processes find them, or in a temporary one. */
final class SandboxGateway implements Gateway {
    private final Path folder;
    private final boolean temporary;
    private final Sandbox sandbox;

    SandboxGateway(Endpoint endpoint, ClientOptions options) {
        SandboxBehavior behavior = SandboxBehavior.parse(endpoint.address().schemeSpecificPart());
        this.temporary = options.stateFolder().isEmpty();
        this.folder = options.stateFolder().orElseGet(SandboxGateway::temporary);
        this.sandbox = new Sandbox(folder.resolve("sandbox"), behavior, options.clock(), options.random());
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("invokectl");
        } catch (IOException failure) {
            throw new LocalFileException("the directory for temporary files", "cannot be written to: " + failure);
        }
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
    public void close() {
        if (temporary) {
            remove();
        }
    }

    private void remove() {
        try (Stream<Path> entries = Files.walk(folder)) {
            List<Path> deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
            for (Path entry : deepestFirst) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException failure) {
            throw new LocalFileException(folder.toString(), "cannot be removed: " + failure);
        }
    }
}
