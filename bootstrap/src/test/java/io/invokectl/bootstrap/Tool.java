package io.invokectl.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program of this machine that is not ours. */
final class Tool {
    private static final long LONGEST_LIFE = 120;

    private Tool() {}

    /** The program that {@code -Dname} names, else the one on the path; whoever needs it is skipped where it is not. */
    static String named(String name) {
        String named = System.getProperty(name);
        boolean isHere = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        Assumptions.assumeTrue(named != null || isHere, "there is no " + name + " here; name one with -D" + name);
        return named != null ? named : name;
    }

    /**
     * What a program came to.
     *
     * @param code its exit code
     * @param said what it wrote, to stdout and stderr
     */
    record Result(int code, String said) {}

    /** Runs a program in a folder, with nothing on stdin. */
    static Result run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C.UTF-8"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        CompletableFuture.delayedExecutor(LONGEST_LIFE, TimeUnit.SECONDS).execute(process::destroyForcibly);
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), said);
    }
}
