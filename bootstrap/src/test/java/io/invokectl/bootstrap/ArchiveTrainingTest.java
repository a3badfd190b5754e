package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run from which the class data archive is created. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ArchiveTrainingTest {
    @TempDir
    private Path folder;

    @Test
    void every_command_succeeds_with_native_tls() throws Exception {
        train("-Dorg.conscrypt.native.workdir=" + folder);

        assertThat(classes()).anyMatch(line -> line.startsWith("org.conscrypt.NativeSsl "));
    }

    @Test
    void falls_back_to_the_tls_of_the_jdk_without_the_native_library() throws Exception {
        train("-Dorg.conscrypt.native.workdir=/dev/null");

        assertThat(classes()).noneMatch(line -> line.startsWith("org.conscrypt.NativeSsl "));
        assertThat(classes()).anyMatch(line -> line.startsWith("sun.security.ssl.SSLSocketImpl "));
    }

    private void train(String nativeFolder) throws Exception {
        Path home = Files.createDirectory(folder.resolve("a home"));
        String keys = key(home).toString();
        List<String> options = List.of(
                nativeFolder,
                "-Xlog:class+load:file=" + folder.resolve("classes") + ":none:filecount=0",
                "-Djavax.net.ssl.keyStore=" + keys,
                "-Djavax.net.ssl.keyStorePassword=training",
                "-Djavax.net.ssl.trustStore=" + keys,
                "-Djavax.net.ssl.trustStorePassword=training");

        try (var training = ProgramProcess.start(home, options, ArchiveTraining.class)) {
            assertThat(training.remainingStderr()).noneMatch(line -> line.startsWith("Error"));
            assertThat(training.exitCode()).isZero();
        }
    }

    private List<String> classes() throws IOException {
        return Files.readAllLines(folder.resolve("classes"));
    }

    private static Path key(Path home) throws Exception {
        Path keys = home.resolve("keys");
        String args =
                "-genkeypair -keyalg EC -alias server -dname CN=localhost -ext san=dns:localhost -storepass training"
                        + " -keystore";
        var command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString()),
                        Stream.of(args.split(" ")),
                        Stream.of(keys.toString()))
                .flatMap(part -> part)
                .toList();
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .start()
                .getInputStream()
                .readAllBytes();
        return keys;
    }
}
