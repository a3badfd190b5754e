package io.invokectl.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * An in-memory file system of 2 MB, mounted in a user namespace of Linux. Only processes started with {@link #wrapper}
 * see it; others see an empty folder.
 */
final class SmallDisk implements AutoCloseable {
    private static final String MOUNT = "mount -t tmpfs -o size=2m none \"$1\" && echo ready && exec cat";

    private final Process holder;
    private final Path folder;

    private SmallDisk(Process holder, Path folder) {
        this.holder = holder;
        this.folder = folder;
    }

    /** Mounts one at a directory; empty if this machine does not permit it. */
    static Optional<SmallDisk> at(Path folder) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/unshare")) || !Files.isExecutable(Path.of("/usr/bin/nsenter"))) {
            return Optional.empty();
        }
        Process holder = new ProcessBuilder("/usr/bin/unshare", "-Urm", "sh", "-c", MOUNT, "sh", folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = holder.inputReader(UTF_8);
        if ("ready".equals(output.readLine())) {
            return Optional.of(new SmallDisk(holder, folder));
        }
        holder.waitFor();
        return Optional.empty();
    }

    /** The command prefix of a program that sees this file system. */
    List<String> wrapper() {
        return List.of(
                "/usr/bin/nsenter", "--preserve-credentials", "-U", "-m", "-t", Long.toString(holder.pid()), "--");
    }

    /** Fills it to the last byte. */
    void fill() throws IOException {
        try (OutputStream filler = Files.newOutputStream(filler(), StandardOpenOption.CREATE)) {
            byte[] page = new byte[4096];
            while (true) {
                filler.write(page);
            }
        } catch (IOException full) {
            if (!"No space left on device".equals(full.getMessage())) {
                throw full;
            }
        }
    }

    void free() throws IOException {
        Files.delete(filler());
    }

    /** A file on it, by a path that this process can use. */
    Path file(String name) {
        return Path.of("/proc", Long.toString(holder.pid()), "root" + folder).resolve(name);
    }

    private Path filler() {
        return file("filler");
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
