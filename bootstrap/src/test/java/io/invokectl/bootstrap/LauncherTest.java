package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the launcher finds Java and the archive of loaded classes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LauncherTest {
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";

    @TempDir
    private Path folder;

    private Installation installation;
    private Path jdk;

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(folder.toRealPath());
        jdk = installation.jdk("jdk", "99.0.1+2");
    }

    private String start() throws Exception {
        return installation.start(Map.of("JAVA_HOME", jdk.toString()), "get", "req 1");
    }

    /** Lets the archive be made that the last start asked for. */
    private void archive() throws Exception {
        Files.writeString(
                installation.kept("99.0.1+2.made"), installation.asked().get(3) + "\n");
        Files.writeString(installation.kept("99.0.1+2.jsa"), "an archive");
    }

    @Test
    void the_version_takes_no_java() throws Exception {
        assertThat(installation.start(Map.of(), "--version")).isEqualTo("invokectl version 1.2.3\n");
        assertThat(installation.start(Map.of(), "version")).isEqualTo("invokectl version 1.2.3\n");
    }

    @Test
    void the_version_in_another_format_does() throws Exception {
        var json = Map.of("JAVA_HOME", jdk.toString(), "DIGITALOCEAN_OUTPUT", "json");

        assertThat(installation.start(json, "version"))
                .startsWith(jdk + "/bin/java")
                .endsWith(" version\n");
        installation.asked();
        assertThat(installation.start(Map.of("JAVA_HOME", jdk.toString()), "version", "-o", "json"))
                .endsWith(" version -o json\n");
        installation.asked();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "'' | all of it",
                "help | all of it",
                "--help | all of it",
                "batch run --help | batch run",
                "batch run -h | batch run",
                "batch --help run | batch run",
                "help batch run | batch run"
            },
            delimiter = '|')
    void plain_help_takes_no_java(String words, String page) throws Exception {
        installation.manual("invokectl", "all of it").manual("invokectl/batch/run", "batch run");

        assertThat(installation.start(Map.of(), words.isEmpty() ? new String[0] : words.split(" ")))
                .isEqualTo(page + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "help help",
                "help --help",
                "batch run",
                "-q --help",
                "batch run extra --help",
                "batch/run --help",
                "../version --help",
                "create help"
            })
    void what_else_is_asked_for_is_answered_by_the_program(String words) throws Exception {
        installation.manual("invokectl", "all of it").manual("invokectl/batch/run", "batch run");

        assertThat(installation.start(Map.of("JAVA_HOME", jdk.toString()), words.split(" ")))
                .startsWith(jdk + "/bin/java ")
                .endsWith(" " + words + "\n");
        installation.asked();
    }

    @Test
    void who_misses_an_archive_starts_without_and_has_it_made() throws Exception {
        assertThat(start())
                .startsWith(jdk + "/bin/java ")
                .endsWith("-jar " + installation.jar() + " get req 1\n")
                .doesNotContain(ARCHIVE);
        assertThat(installation.asked())
                .startsWith(
                        jdk.toString(),
                        installation.jar().toString(),
                        installation.kept("99.0.1+2").toString());
    }

    @Test
    void an_archive_is_used_from_then_on() throws Exception {
        start();
        archive();

        assertThat(start()).contains(ARCHIVE + installation.kept("99.0.1+2.jsa"));
    }

    @Test
    void what_could_not_be_made_is_not_tried_again() throws Exception {
        start();
        archive();
        Files.delete(installation.kept("99.0.1+2.jsa"));

        assertThat(start()).doesNotContain(ARCHIVE);
    }

    @Test
    void an_archive_of_another_jar_is_stale() throws Exception {
        start();
        archive();
        Files.writeString(installation.jar().resolveSibling("invokectl.jar.sha256"), "0123456789abcdef");

        assertThat(start()).doesNotContain(ARCHIVE);
        assertThat(installation.asked().get(3)).startsWith("0123456789abcdef ");
    }

    @Test
    void an_archive_of_another_jdk_is_stale() throws Exception {
        start();
        archive();
        jdk = installation.jdk("another", "99.0.1+2");

        assertThat(start()).doesNotContain(ARCHIVE);
        assertThat(installation.asked()).startsWith(jdk.toString());
    }

    @Test
    void an_archive_that_is_older_than_the_jar_is_stale() throws Exception {
        start();
        archive();
        Files.setLastModifiedTime(installation.kept("99.0.1+2.made"), FileTime.fromMillis(0));
        Files.setLastModifiedTime(installation.jar(), FileTime.fromMillis(60_000));

        assertThat(start()).doesNotContain(ARCHIVE);
        installation.asked();
    }

    @Test
    void the_newest_jdk_is_found_once() throws Exception {
        var path = Map.of("PATH", jdk.resolve("bin") + ":/usr/bin:/bin");

        assertThat(installation.start(path, "list")).startsWith(jdk + "/bin/java ");
        installation.asked();
        assertThat(installation.start(Map.of(), "list")).startsWith(jdk + "/bin/java ");
        installation.asked();
    }

    @Test
    void a_jdk_that_is_gone_is_looked_for_again() throws Exception {
        installation.start(Map.of("PATH", jdk.resolve("bin") + ":/usr/bin:/bin"), "list");
        installation.asked();
        Files.move(jdk, folder.resolve("moved"));
        var path = Map.of("PATH", folder.toRealPath().resolve("moved/bin") + ":/usr/bin:/bin");

        assertThat(installation.start(path, "list"))
                .startsWith(folder.toRealPath().resolve("moved/bin/java") + " ");
        installation.asked();
    }

    @Test
    void a_runtime_of_the_distribution_s_own_comes_first() throws Exception {
        Path own = installation.jdk("runtime", "98");

        assertThat(start()).startsWith(own + "/bin/java ");
        assertThat(installation.asked()).startsWith(own.toString());
    }

    @Test
    void a_jdk_that_is_too_old_is_refused_by_its_version() throws Exception {
        jdk = installation.jdk("old", "11.0.2+9");

        assertThat(start()).isEqualTo("Error: JAVA_HOME is Java 11: set it to JDK 17 or later, or unset it\n");
    }

    @Test
    void what_java_says_by_itself_does_not_go_to_stdout() throws Exception {
        assertThat(List.of(start().split(" ")))
                .contains("-XX:+DisplayVMOutputToStderr", "-Xlog:disable", "-Xlog:all=error:stderr");
        installation.asked();
    }
}
