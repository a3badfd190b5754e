package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
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

/** How the launcher finds Java and the class data archive. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LauncherTest {
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";
    private static final String PROBLEM = "-Dinvokectl.archive=";

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

    /** Creates the archive that the last start requested. */
    private void createArchive() throws Exception {
        Files.writeString(
                installation.stateFile("99.0.1+2.made"),
                installation.archiverArgs().get(3) + "\n");
        Files.writeString(installation.stateFile("99.0.1+2.jsa"), "an archive");
    }

    @Test
    void the_version_needs_no_java() throws Exception {
        assertThat(installation.start(Map.of(), "--version")).isEqualTo("invokectl version 1.2.3\n");
        assertThat(installation.start(Map.of(), "version")).isEqualTo("invokectl version 1.2.3\n");
    }

    @Test
    void the_version_in_another_format_is_printed_by_the_program() throws Exception {
        var json = Map.of("JAVA_HOME", jdk.toString(), "DIGITALOCEAN_OUTPUT", "json");

        assertThat(installation.start(json, "version"))
                .startsWith(jdk + "/bin/java")
                .endsWith(" version\n");
        installation.archiverArgs();
        assertThat(installation.start(Map.of("JAVA_HOME", jdk.toString()), "version", "-o", "json"))
                .endsWith(" version -o json\n");
        installation.archiverArgs();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "'' | overview",
                "help | overview",
                "--help | overview",
                "batch run --help | batch run",
                "batch run -h | batch run",
                "batch --help run | batch run",
                "help batch run | batch run"
            },
            delimiter = '|')
    void plain_help_needs_no_java(String args, String page) throws Exception {
        installation.withHelpPage("invokectl", "overview").withHelpPage("invokectl/batch/run", "batch run");

        assertThat(installation.start(Map.of(), args.isEmpty() ? new String[0] : args.split(" ")))
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
    void other_requests_are_handled_by_the_program(String args) throws Exception {
        installation.withHelpPage("invokectl", "overview").withHelpPage("invokectl/batch/run", "batch run");

        assertThat(installation.start(Map.of("JAVA_HOME", jdk.toString()), args.split(" ")))
                .startsWith(jdk + "/bin/java ")
                .endsWith(" " + args + "\n");
        installation.archiverArgs();
    }

    @Test
    void a_missing_archive_is_created_in_the_background() throws Exception {
        assertThat(start())
                .startsWith(jdk + "/bin/java ")
                .endsWith("-jar " + installation.jar() + " get req 1\n")
                .doesNotContain(ARCHIVE);
        assertThat(installation.archiverArgs())
                .startsWith(
                        jdk.toString(),
                        installation.jar().toString(),
                        installation.stateFile("99.0.1+2").toString());
    }

    @Test
    void an_existing_archive_is_used() throws Exception {
        start();
        createArchive();

        assertThat(start()).contains(ARCHIVE + installation.stateFile("99.0.1+2.jsa"));
    }

    @Test
    void the_program_learns_that_the_archive_could_not_be_created() throws Exception {
        start();
        installation.archiverArgs();
        Files.writeString(installation.stateFile("99.0.1+2.failed"), "reason");

        assertThat(start())
                .doesNotContain(ARCHIVE)
                .contains(PROBLEM + "its creation failed and is retried daily; see "
                        + installation.stateFile("99.0.1+2.failed"));
        installation.archiverArgs();
    }

    @Test
    void the_cache_is_accessible_to_its_owner_only() throws Exception {
        assertThat(installation.start(Map.of("PATH", jdk.resolve("bin") + ":/usr/bin:/bin"), "list"))
                .doesNotContain(PROBLEM);
        installation.archiverArgs();

        assertThat(permissions(installation.stateFile("jdk").getParent())).isEqualTo("rwx------");
        assertThat(permissions(installation.stateFile("jdk"))).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource({"., rwxrwx---", "., rwxr-xrwx", "jdk, rw--w----", "99.0.1+2.made, rw-----w-", "99.0.1+2.jsa, rw--w----"
    })
    void a_cache_that_others_can_write_is_created_anew(String file, String mode) throws Exception {
        start();
        createArchive();
        Path planted = installation.jdk("planted", "99.0.1+2");
        Files.writeString(installation.stateFile("jdk"), planted + "\n");
        Files.setPosixFilePermissions(installation.stateFile(file), PosixFilePermissions.fromString(mode));

        assertThat(installation.start(Map.of("PATH", jdk.resolve("bin") + ":/usr/bin:/bin"), "list"))
                .startsWith(jdk + "/bin/java ")
                .doesNotContain(ARCHIVE);
        installation.archiverArgs();
        assertThat(permissions(installation.stateFile("."))).isEqualTo("rwx------");
        assertThat(installation.stateFile("jdk")).hasContent(jdk.toString());
    }

    @Test
    void a_cache_that_is_a_link_is_not_used() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("jdk"), installation.jdk("planted", "99.0.1+2") + "\n");
        Path cache = Files.createSymbolicLink(folder.toRealPath().resolve("lib/start"), elsewhere);

        assertThat(installation.start(Map.of("PATH", jdk.resolve("bin") + ":/usr/bin:/bin"), "list"))
                .startsWith(jdk + "/bin/java ")
                .contains(PROBLEM + cache + " is not a directory of this user");
        assertThat(elsewhere).isDirectoryContaining(path -> path.endsWith("jdk"));
    }

    @Test
    void a_file_in_the_cache_that_is_a_link_is_not_read() throws Exception {
        start();
        installation.archiverArgs();
        Path planted =
                Files.writeString(folder.resolve("planted-path"), installation.jdk("planted", "99.0.1+2") + "\n");
        Files.createSymbolicLink(installation.stateFile("jdk"), planted);

        assertThat(installation.start(Map.of("PATH", jdk.resolve("bin") + ":/usr/bin:/bin"), "list"))
                .startsWith(jdk + "/bin/java ");
        installation.archiverArgs();
        assertThat(planted).content().contains("planted");
    }

    @Test
    void a_cache_of_another_user_is_not_used() throws Exception {
        Path cache = Files.createDirectory(folder.toRealPath().resolve("lib/start"));
        Files.writeString(cache.resolve("jdk"), installation.jdk("planted", "99.0.1+2") + "\n");
        assumeThat(chown(cache)).as("only root can give a directory away").isTrue();

        assertThat(installation.start(Map.of("PATH", jdk.resolve("bin") + ":/usr/bin:/bin"), "list"))
                .startsWith(jdk + "/bin/java ")
                .contains(PROBLEM + cache + " is not a directory of this user");
    }

    private static boolean chown(Path file) throws Exception {
        return new ProcessBuilder("chown", "-R", "12345", file.toString())
                        .start()
                        .waitFor()
                == 0;
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "--help", "create --help"})
    void what_cannot_be_printed_without_java_is_left_to_the_program(String args) throws Exception {
        var full = new File("/dev/full");
        assumeThat(full).exists();
        installation.withHelpPage("invokectl", "overview").withHelpPage("invokectl/create", "create");
        Path started = folder.resolve("started");
        Files.writeString(jdk.resolve("bin/java"), "#!/bin/sh\necho \"$*\" >" + started + "\n");

        installation.startInto(full, Map.of("JAVA_HOME", jdk.toString()), args.split(" "));

        assertThat(started).content().endsWith("-jar " + installation.jar() + " " + args + "\n");
        installation.archiverArgs();
    }

    @Test
    void an_archive_of_another_jar_is_stale() throws Exception {
        start();
        createArchive();
        Files.writeString(installation.jar().resolveSibling("invokectl.jar.sha256"), "0123456789abcdef");

        assertThat(start()).doesNotContain(ARCHIVE);
        assertThat(installation.archiverArgs().get(3)).startsWith("0123456789abcdef ");
    }

    @Test
    void an_archive_of_another_jdk_is_stale() throws Exception {
        start();
        createArchive();
        jdk = installation.jdk("another", "99.0.1+2");

        assertThat(start()).doesNotContain(ARCHIVE);
        assertThat(installation.archiverArgs()).startsWith(jdk.toString());
    }

    @Test
    void an_archive_older_than_the_jar_is_stale() throws Exception {
        start();
        createArchive();
        Files.setLastModifiedTime(installation.stateFile("99.0.1+2.made"), FileTime.fromMillis(0));
        Files.setLastModifiedTime(installation.jar(), FileTime.fromMillis(60_000));

        assertThat(start()).doesNotContain(ARCHIVE);
        installation.archiverArgs();
    }

    @Test
    void the_location_of_the_jdk_is_saved() throws Exception {
        var path = Map.of("PATH", jdk.resolve("bin") + ":/usr/bin:/bin");

        assertThat(installation.start(path, "list")).startsWith(jdk + "/bin/java ");
        installation.archiverArgs();
        assertThat(installation.start(Map.of(), "list")).startsWith(jdk + "/bin/java ");
        installation.archiverArgs();
    }

    @Test
    void a_removed_jdk_is_searched_for_again() throws Exception {
        installation.start(Map.of("PATH", jdk.resolve("bin") + ":/usr/bin:/bin"), "list");
        installation.archiverArgs();
        Files.move(jdk, folder.resolve("moved"));
        var path = Map.of("PATH", folder.toRealPath().resolve("moved/bin") + ":/usr/bin:/bin");

        assertThat(installation.start(path, "list"))
                .startsWith(folder.toRealPath().resolve("moved/bin/java") + " ");
        installation.archiverArgs();
    }

    @Test
    void the_bundled_runtime_takes_precedence() throws Exception {
        Path own = installation.jdk("runtime", "98");

        assertThat(start()).startsWith(own + "/bin/java ");
        assertThat(installation.archiverArgs()).startsWith(own.toString());
    }

    @Test
    void a_jdk_that_is_too_old_is_rejected() throws Exception {
        jdk = installation.jdk("old", "11.0.2+9");

        assertThat(start()).isEqualTo("Error: JAVA_HOME is Java 11: set it to JDK 17 or later, or unset it\n");
    }

    @Test
    void messages_of_the_jvm_do_not_go_to_stdout() throws Exception {
        assertThat(List.of(start().split(" ")))
                .contains("-XX:+DisplayVMOutputToStderr", "-Xlog:disable", "-Xlog:all=error:stderr");
        installation.archiverArgs();
    }
}
