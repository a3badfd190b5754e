package io.invokectl.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.text.ShellQuoting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole program in a new process with its own home directory, started with the options of the launcher. */
final class ProgramProcess implements AutoCloseable {
    private static final long MAX_SECONDS = 300;

    private final Process process;
    private final BufferedReader err;
    private final List<String> lines = new ArrayList<>();

    private ProgramProcess(Process process) {
        this.process = process;
        this.err = process.errorReader(UTF_8);
        CompletableFuture.delayedExecutor(MAX_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
    }

    /** Options that the jar does not need: its manifest enables native access, and it contains no SLF4J. */
    private static final List<String> CLASS_PATH_OPTIONS =
            List.of("--enable-native-access=ALL-UNNAMED", "-Dslf4j.internal.verbosity=ERROR");

    static ProgramProcess start(Path home, String... args) {
        return start(home, List.of(), List.of(args));
    }

    static ProgramProcess start(Path home, List<String> javaOptions, List<String> args) {
        return start(home, List.of(), javaOptions, Main.class, args);
    }

    /** Starts another main class. */
    static ProgramProcess start(Path home, Class<?> main, String... args) {
        return start(home, List.of(), List.of(), main, List.of(args));
    }

    static ProgramProcess start(Path home, List<String> javaOptions, Class<?> main) {
        return start(home, List.of(), javaOptions, main, List.of());
    }

    /** Starts the program under another one, such as a tracer. */
    static ProgramProcess startUnder(List<String> wrapper, Path home, String... args) {
        return start(home, wrapper, List.of(), Main.class, List.of(args));
    }

    private static ProgramProcess start(
            Path home, List<String> wrapper, List<String> javaOptions, Class<?> main, List<String> args) {
        var command = Stream.of(wrapper, command(javaOptions, main), args)
                .flatMap(List::stream)
                .toList();
        var builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().clear();
        builder.environment().put("HOME", home.toString());
        try {
            return new ProgramProcess(builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> command(List<String> javaOptions, Class<?> main) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return Stream.of(
                        List.of(java.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"),
                        CLASS_PATH_OPTIONS,
                        javaOptions,
                        List.of("-cp", System.getProperty("java.class.path"), main.getName()))
                .flatMap(List::stream)
                .toList();
    }

    /** Writes a shell script that runs the program. */
    static void script(Path file) throws IOException {
        String command =
                command(List.of(), Main.class).stream().map(ShellQuoting::quote).collect(Collectors.joining(" "));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\nexec " + command + " \"$@\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Reads stderr up to a line with this prefix. */
    ProgramProcess awaitLine(String prefix) throws IOException {
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            lines.add(line);
            if (line.startsWith(prefix)) {
                return this;
            }
        }
        throw new AssertionError("no line of stderr starts with \"" + prefix + "\": " + lines);
    }

    /** Sends signals in immediate succession. */
    ProgramProcess signal(String... names) throws Exception {
        String line = Stream.of(names)
                .map(name -> "kill -" + name + " " + process.pid())
                .collect(Collectors.joining("; "));
        new ProcessBuilder("sh", "-c", line).inheritIO().start().waitFor();
        return this;
    }

    /** Closes the read end of the pipe. */
    ProgramProcess closeStdout() throws IOException {
        process.getInputStream().close();
        return this;
    }

    /** Waits for a time, or until the program exits. */
    ProgramProcess runFor(long millis) throws InterruptedException {
        process.waitFor(millis, TimeUnit.MILLISECONDS);
        return this;
    }

    /** Kills the process without a chance to clean up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** Reads the rest of stdout. */
    String out() throws IOException {
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    /** Reads the rest of stderr. */
    List<String> remainingStderr() {
        return err.lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
