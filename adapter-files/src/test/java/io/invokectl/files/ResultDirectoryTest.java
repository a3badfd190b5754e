package io.invokectl.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.invokectl.application.port.Results;
import io.invokectl.application.port.ResultsContract;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultDirectoryTest extends ResultsContract {
    @TempDir
    private Path parent;

    @Override
    protected Results results() {
        return new ResultDirectory(folder().toString());
    }

    @Override
    protected Map<String, byte[]> visible() {
        var files = new HashMap<String, byte[]>();
        if (Files.isDirectory(folder())) {
            try (var entries = Files.list(folder())) {
                for (Path file : entries.filter(entry -> !isDraft(entry)).toList()) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return files;
    }

    @Override
    protected void put(String name, byte[] content) {
        try {
            Files.createDirectories(folder());
            Files.write(folder().resolve(name), content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void an_invalid_file_name_is_a_local_file_failure() {
        assertThatThrownBy(() -> keep(results(), "nul\0.png", "x"))
                .isInstanceOf(LocalFileException.class)
                .hasMessage("nul\0.png: is not a file name: Nul character not allowed");
    }

    @Test
    void no_draft_is_left_behind() throws IOException {
        Results results = results();
        keep(results, "kept.png", "kept");
        keep(results, "again.png", "again");
        try (var draft = results.draft()) {
            draft.accept("dropped".getBytes(UTF_8), 0, 7);
        }
        put("other.png", "other".getBytes(UTF_8));
        assertThatThrownBy(() -> keep(results, "other.png", "new")).isInstanceOf(LocalFileException.class);

        try (var entries = Files.list(folder())) {
            assertThat(entries.filter(ResultDirectoryTest::isDraft)).isEmpty();
        }
    }

    @Test
    void a_draft_of_a_dead_process_is_removed_by_the_next_run() throws IOException {
        put(".invokectl-" + ProcessHandle.current().pid() + "-1.part", "left".getBytes(UTF_8));
        put(".invokectl-1.part", "of an older version".getBytes(UTF_8));
        put("mine.part", "of somebody else".getBytes(UTF_8));

        keep(results(), "city.png", "new");

        assertThat(folder().toFile().list()).containsExactlyInAnyOrder("mine.part", "city.png");
    }

    @Test
    void a_draft_in_progress_is_left_alone_by_this_and_other_processes() throws Exception {
        try (var draft = results().draft()) {
            draft.accept("city".getBytes(UTF_8), 0, 4);

            keep(results(), "other.png", "other");
            Path part = folder().resolve(drafts().get(0));
            var other = new ProcessBuilder(
                            "python3",
                            "-c",
                            "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+'), fcntl.LOCK_EX | fcntl.LOCK_NB)",
                            part.toString())
                    .start();
            assumeThat(other.waitFor()).isNotEqualTo(127);
            assertThat(other.exitValue()).isNotZero();
            draft.save("city.png", false);
        }

        assertThat(visible()).containsOnlyKeys("city.png", "other.png");
    }

    private List<String> drafts() throws IOException {
        try (var entries = Files.list(folder())) {
            return entries.filter(ResultDirectoryTest::isDraft)
                    .map(path -> path.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void the_path_starts_with_the_given_folder() {
        assertThat(keep(results(), "city.png", "x"))
                .isEqualTo(folder().resolve("city.png").toString());
    }

    @Test
    void a_file_with_different_content_is_a_conflict() {
        put("city.png", "old".getBytes(UTF_8));

        assertThatThrownBy(() -> keep(results(), "city.png", "new"))
                .isInstanceOfSatisfying(
                        LocalFileException.class,
                        failure -> assertThat(failure.isConflict()).isTrue())
                .hasMessage(folder().resolve("city.png") + ": already exists with different content");
    }

    @Test
    void a_folder_of_the_same_name_is_a_conflict() throws IOException {
        Files.createDirectories(folder().resolve("city.png"));

        assertThatThrownBy(() -> keep(results(), "city.png", "new")).isInstanceOf(LocalFileException.class);
    }

    @Test
    void a_file_cannot_be_a_result_folder() throws IOException {
        Files.writeString(folder(), "a file");

        assertThatThrownBy(() -> results().draft())
                .isInstanceOf(LocalFileException.class)
                .hasMessage(folder() + ": cannot be written to: " + folder() + " is not a directory");
    }

    @Test
    void a_file_name_that_the_file_system_rejects_is_reported() {
        String name = "x".repeat(300) + ".png";

        assertThatThrownBy(() -> keep(results(), name, "x"))
                .isInstanceOf(LocalFileException.class)
                .hasMessage(folder().resolve(name) + ": cannot be written: File name too long");
    }

    @Test
    void a_document_is_indented_and_ends_with_a_line_break() {
        results().save("city.json", JsonObject.EMPTY.with("a", "b"), false);

        assertThat(new String(visible().get("city.json"), UTF_8)).isEqualTo("{\n  \"a\": \"b\"\n}\n");
    }

    private static String keep(Results results, String name, String content) {
        try (var draft = results.draft()) {
            draft.accept(content.getBytes(UTF_8), 0, content.getBytes(UTF_8).length);
            return draft.save(name, false).path();
        }
    }

    private Path folder() {
        return parent.resolve("out");
    }

    private static boolean isDraft(Path file) {
        return file.getFileName().toString().endsWith(".part");
    }
}
