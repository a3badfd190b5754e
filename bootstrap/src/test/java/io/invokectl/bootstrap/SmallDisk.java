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
import java.util.concurrent.TimeUnit;

/**
 * A file system of two megabytes in memory. Linux lets any user make one, where it is not forbidden, that only chosen
 * processes see in its place; the others see an empty folder there.
 */
final class SmallDisk implements AutoCloseable {
    private static final String MOUNT = "mount -t tmpfs -o size=2m none \"$1\" && echo ready && exec cat";

    private final Process keeper;
    private final Path folder;

    private SmallDisk(Process keeper, Path folder) {
        this.keeper = keeper;
        this.folder = folder;
    }

    /** One in the place of a folder; nothing where this machine does not let us. */
    static Optional<SmallDisk> at(Path folder) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/unshare")) || !Files.isExecutable(Path.of("/usr/bin/nsenter"))) {
            return Optional.empty();
        }
        Process keeper = new ProcessBuilder("/usr/bin/unshare", "-Urm", "sh", "-c", MOUNT, "sh", folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said = keeper.inputReader(UTF_8);
        if ("ready".equals(said.readLine())) {
            return Optional.of(new SmallDisk(keeper, folder));
        }
        keeper.waitFor(1, TimeUnit.SECONDS);
        return Optional.empty();
    }

    /** What starts a program that sees it. */
    List<String> starter() {
        return List.of(
                "/usr/bin/nsenter", "--preserve-credentials", "-U", "-m", "-t", Long.toString(keeper.pid()), "--");
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

    void makeRoom() throws IOException {
        Files.delete(filler());
    }

    /** A file on it, as this process can reach it. */
    Path file(String name) {
        return Path.of("/proc", Long.toString(keeper.pid()), "root" + folder).resolve(name);
    }

    private Path filler() {
        return file("filler");
    }

    @Override
    public void close() {
        keeper.destroyForcibly();
    }
}
