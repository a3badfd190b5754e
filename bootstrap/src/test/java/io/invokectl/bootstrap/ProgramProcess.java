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

/** The whole program in a process of its own, as its launcher starts it, in a home of its own. */
final class ProgramProcess implements AutoCloseable {
    private static final long LONGEST_LIFE = 300;

    private final Process process;
    private final BufferedReader err;
    private final List<String> said = new ArrayList<>();

    private ProgramProcess(Process process) {
        this.process = process;
        this.err = process.errorReader(UTF_8);
        CompletableFuture.delayedExecutor(LONGEST_LIFE, TimeUnit.SECONDS).execute(process::destroyForcibly);
    }

    /** What the one jar needs not be told: its manifest allows native code, and it has no SLF4J of the test tools. */
    private static final List<String> NOT_IN_THE_JAR =
            List.of("--enable-native-access=ALL-UNNAMED", "-Dslf4j.internal.verbosity=ERROR");

    static ProgramProcess start(Path home, String... words) {
        return start(home, List.of(), List.of(words));
    }

    static ProgramProcess start(Path home, List<String> javaOptions, List<String> words) {
        return start(home, List.of(), javaOptions, Main.class, words);
    }

    /** Starts another program of the tests' in the place of this one. */
    static ProgramProcess start(Path home, Class<?> main, String... words) {
        return start(home, List.of(), List.of(), main, List.of(words));
    }

    static ProgramProcess start(Path home, List<String> javaOptions, Class<?> main) {
        return start(home, List.of(), javaOptions, main, List.of());
    }

    /** Starts the program by way of another, such as one that looks on. */
    static ProgramProcess startBy(List<String> starter, Path home, String... words) {
        return start(home, starter, List.of(), Main.class, List.of(words));
    }

    private static ProgramProcess start(
            Path home, List<String> starter, List<String> javaOptions, Class<?> main, List<String> words) {
        var command = Stream.of(starter, command(javaOptions, main), words)
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
                        NOT_IN_THE_JAR,
                        javaOptions,
                        List.of("-cp", System.getProperty("java.class.path"), main.getName()))
                .flatMap(List::stream)
                .toList();
    }

    /** Makes a script that is the program, for shells. */
    static void script(Path file) throws IOException {
        String command =
                command(List.of(), Main.class).stream().map(ShellQuoting::quote).collect(Collectors.joining(" "));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\nexec " + command + " \"$@\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Waits until a line of stderr begins like this. */
    ProgramProcess untilItSays(String beginning) throws IOException {
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            said.add(line);
            if (line.startsWith(beginning)) {
                return this;
            }
        }
        throw new AssertionError("the program ended without saying \"" + beginning + "\", but: " + said);
    }

    ProgramProcess signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        return this;
    }

    /** Goes away as a reader of stdout that has seen enough. */
    ProgramProcess closeStdout() throws IOException {
        process.getInputStream().close();
        return this;
    }

    /** Lets so much time pass, or less if the program ends. */
    ProgramProcess goOnFor(long millis) throws InterruptedException {
        process.waitFor(millis, TimeUnit.MILLISECONDS);
        return this;
    }

    /** Ends it as a failure of the power would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** What is left of stdout. */
    String out() throws IOException {
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    /** What it says on stderr from here to its end. */
    List<String> lastWords() {
        return err.lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
