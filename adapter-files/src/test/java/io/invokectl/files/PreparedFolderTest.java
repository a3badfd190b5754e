package io.invokectl.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.failure.LocalFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch directory in which another user has created files with the names that a run uses. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PreparedFolderTest {
    private static final String REMEDY = "; remove it, or use a directory that only you can write to";

    @TempDir
    private Path parent;

    private Path folder;
    private Path victim;

    @BeforeEach
    void prepare() throws IOException {
        folder = Files.createDirectory(parent.resolve("out"));
        victim = Files.writeString(parent.resolve("victim"), "no line end");
    }

    private void run() {
        try (var batch = BatchDirectory.forRun(folder.toString(), new Random(7), ProgressListener.NONE)) {
            batch.ledger();
            batch.rows();
        }
    }

    private void assertRejected(String name, String problem) {
        assertThatThrownBy(this::run)
                .isInstanceOf(LocalFileException.class)
                .hasMessage(folder.resolve(name) + ": " + problem + REMEDY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"results.jsonl", ".invokectl-lock", "batch.name", "batch.ledger", "batch.rows"})
    void a_link_is_rejected_and_its_target_left_alone(String name) throws IOException {
        Files.createSymbolicLink(folder.resolve(name), victim);

        assertRejected(name, "is a symbolic link");
        assertThat(victim).hasContent("no line end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"results.jsonl", ".invokectl-lock", "batch.name"})
    void a_dangling_link_creates_nothing(String name) throws IOException {
        Files.createSymbolicLink(folder.resolve(name), parent.resolve("new"));

        assertRejected(name, "is a symbolic link");
        assertThat(parent.resolve("new")).doesNotExist();
        assertThat(folder.resolve("batch.rows")).doesNotExist();
    }

    @Test
    void reading_follows_no_links() throws IOException {
        run();
        Files.delete(folder.resolve("results.jsonl"));
        Files.createSymbolicLink(folder.resolve("results.jsonl"), victim);

        try (var batch = BatchDirectory.forReading(folder.toString(), ProgressListener.NONE)) {
            assertThatThrownBy(() -> batch.each(row -> {}))
                    .isInstanceOf(LocalFileException.class)
                    .hasMessage(folder.resolve("results.jsonl") + ": is a symbolic link" + REMEDY);
        }
    }

    @Test
    @Timeout(60)
    void a_pipe_is_rejected_before_it_is_opened() throws Exception {
        new ProcessBuilder("mkfifo", folder.resolve("results.jsonl").toString())
                .start()
                .waitFor();

        assertRejected("results.jsonl", "is not a regular file");
    }

    @Test
    void a_saved_file_replaces_a_link() throws IOException {
        Files.createSymbolicLink(folder.resolve("report.html"), victim);

        try (var draft = new ResultDirectory(folder.toString()).draft()) {
            draft.save("report.html", true);
        }

        assertThat(folder.resolve("report.html")).isRegularFile();
        assertThat(victim).hasContent("no line end");
    }

    @Test
    void a_linked_result_file_is_not_read() throws IOException {
        Files.createSymbolicLink(folder.resolve("city.png"), victim);
        var results = new ResultDirectory(folder.toString());

        assertThat(results.find("city.png")).isEmpty();
        try (var draft = results.draft()) {
            byte[] equal = "no line end".getBytes(StandardCharsets.UTF_8);
            draft.accept(equal, 0, equal.length);
            assertThatThrownBy(() -> draft.save("city.png", false))
                    .isInstanceOf(LocalFileException.class)
                    .hasMessage(folder.resolve("city.png") + ": is a symbolic link" + REMEDY);
        }
    }

    @Test
    void the_folder_may_be_a_link() throws IOException {
        Path target = Files.createDirectory(parent.resolve("target"));
        Files.delete(folder);
        Files.createSymbolicLink(folder, target);

        run();

        assertThat(target.resolve("results.jsonl")).isEmptyFile();
    }

    @Test
    void a_hard_link_is_rejected_in_a_folder_that_others_can_write() throws IOException {
        Files.createLink(folder.resolve("results.jsonl"), victim);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));

        assertRejected("results.jsonl", "has a hard link that another user may have created");
        assertThat(victim).hasContent("no line end");
    }

    @Test
    void a_hard_link_is_accepted_in_a_folder_that_only_the_owner_can_write() throws IOException {
        run();
        Files.createLink(parent.resolve("backup"), folder.resolve("results.jsonl"));

        run();
    }

    @Test
    void own_files_are_accepted_in_a_folder_that_others_can_write() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        run();
        run();
    }

    @Test
    void the_file_of_another_user_is_rejected() throws IOException {
        run();
        giveAway(folder.resolve("results.jsonl"));

        assertRejected("results.jsonl", "belongs to another user");
    }

    @Test
    void files_of_the_owner_are_accepted_in_a_folder_that_only_the_owner_can_write() throws IOException {
        run();
        giveAway(folder);
        for (String name : new String[] {"results.jsonl", "batch.name", ".invokectl-lock"}) {
            giveAway(folder.resolve(name));
        }

        run();

        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertRejected(".invokectl-lock", "belongs to another user");
    }

    /** Only root may do that. */
    private static void giveAway(Path file) throws IOException {
        assumeThat(Files.getAttribute(file, "unix:uid")).isEqualTo(0);
        Files.setAttribute(file, "unix:uid", 12345);
    }
}
