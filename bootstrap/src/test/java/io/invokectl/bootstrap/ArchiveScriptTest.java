package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the class archive is created, with a JDK whose java records where it runs and writes an archive. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ArchiveScriptTest {
    private static final String JAVA = """
            #!/bin/sh
            pwd >>"%1$s"
            for arg in "$@"; do
                case $arg in
                    -XX:SharedArchiveFile=*) echo archive >"${arg#*=}" ;;
                esac
            done
            """;

    @TempDir
    private Path folder;

    private Path jdk;
    private Path runs;

    @BeforeEach
    void installJdk() throws Exception {
        jdk = folder.resolve("jdk");
        runs = folder.resolve("runs");
        Files.createDirectories(jdk.resolve("lib/security"));
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("lib/security/cacerts"), "");
        program("keytool", "#!/bin/sh\n");
        program("java", JAVA.formatted(runs));
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(jdk.resolve("bin").resolve(name), script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path file(String suffix) {
        return folder.resolve("17.0.1" + suffix);
    }

    private void create(String identity) throws Exception {
        Path start = Files.createDirectories(folder.resolve("removed"));
        String script = Path.of("src/main/launcher/archive").toAbsolutePath().toString();
        Tool.run(
                start,
                Map.of(),
                List.of(
                        "sh",
                        "-c",
                        "rmdir \"$PWD\" && exec sh \"$@\"",
                        "sh",
                        script,
                        jdk.toString(),
                        folder.resolve("invokectl.jar").toString(),
                        file("").toString(),
                        identity));
    }

    private void breakJdk() throws IOException {
        program("java", "#!/bin/sh\necho run >>" + runs + "\necho 'no space left' >&2\nexit 1\n");
    }

    @Test
    void is_created_from_the_root_directory_though_the_starting_directory_was_removed() throws Exception {
        create("this jar");

        assertThat(runs).hasContent("/\n/");
        assertThat(file(".made")).hasContent("this jar");
        assertThat(file(".jsa")).hasContent("archive");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(".jsa"))))
                .isEqualTo("rw-------");
        assertThat(file(".work")).doesNotExist();
    }

    @Test
    void a_failure_is_recorded_with_its_reason_and_not_retried_for_a_day() throws Exception {
        breakJdk();

        create("this jar");
        create("this jar");

        assertThat(runs).hasContent("run\nrun");
        assertThat(file(".failed")).hasContent("this jar\nno space left\nno space left");
        assertThat(file(".made")).doesNotExist();
    }

    @Test
    void a_failure_is_retried_after_a_day() throws Exception {
        breakJdk();
        create("this jar");
        Files.setLastModifiedTime(file(".failed"), FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        installJdk();

        create("this jar");

        assertThat(file(".made")).hasContent("this jar");
        assertThat(file(".failed")).doesNotExist();
    }

    @Test
    void a_failure_of_another_jar_does_not_count() throws Exception {
        breakJdk();
        create("this jar");
        installJdk();

        create("another jar");

        assertThat(file(".made")).hasContent("another jar");
    }
}
