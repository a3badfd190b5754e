package io.invokectl.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.Results;
import io.invokectl.application.port.ResultsContract;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
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
    void a_name_that_the_system_cannot_write_is_a_failure_like_any_other() {
        assertThatThrownBy(() -> keep(results(), "nul\0.png", "x"))
                .isInstanceOf(LocalFileException.class)
                .hasMessage("nul\0.png: is no name for a file here: Nul character not allowed");
    }

    @Test
    void no_draft_stays_behind_whatever_became_of_it() throws IOException {
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
    void a_draft_that_a_dead_process_left_behind_is_in_nobodys_way() throws IOException {
        String number = ".invokectl-" + ProcessHandle.current().pid();
        put(number + "-1.part", "left".getBytes(UTF_8));

        keep(results(), "city.png", "new");

        assertThat(visible()).containsOnlyKeys("city.png");
        assertThat(Files.readString(folder().resolve(number + "-1.part"))).isEqualTo("left");
    }

    @Test
    void a_draft_that_nobody_went_on_with_for_an_hour_is_removed() throws IOException {
        put(".invokectl-1.part", "of a dead process".getBytes(UTF_8));
        put(".invokectl-2.part", "of a slow download".getBytes(UTF_8));
        put("mine.part", "of somebody else".getBytes(UTF_8));
        Instant now = Instant.now();
        Files.setLastModifiedTime(folder().resolve(".invokectl-1.part"), FileTime.from(now.minusSeconds(3_700)));
        Files.setLastModifiedTime(folder().resolve(".invokectl-2.part"), FileTime.from(now.minusSeconds(3_500)));
        Files.setLastModifiedTime(folder().resolve("mine.part"), FileTime.from(now.minusSeconds(3_700)));

        keep(results(), "city.png", "new");

        assertThat(folder().toFile().list()).containsExactlyInAnyOrder(".invokectl-2.part", "mine.part", "city.png");
    }

    @Test
    void the_path_is_what_a_user_would_type() {
        assertThat(keep(results(), "city.png", "x"))
                .isEqualTo(folder().resolve("city.png").toString());
    }

    @Test
    void a_conflict_names_the_file_and_the_way_out() {
        put("city.png", "old".getBytes(UTF_8));

        assertThatThrownBy(() -> keep(results(), "city.png", "new"))
                .hasMessage(folder().resolve("city.png") + ": is there with another content; replace it with --force");
    }

    @Test
    void a_folder_of_that_name_is_no_equal_file() throws IOException {
        Files.createDirectories(folder().resolve("city.png"));

        assertThatThrownBy(() -> keep(results(), "city.png", "new")).isInstanceOf(LocalFileException.class);
    }

    @Test
    void a_place_that_is_no_folder_can_not_be_written_to() throws IOException {
        Files.writeString(folder(), "a file");

        assertThatThrownBy(() -> results().draft())
                .isInstanceOf(LocalFileException.class)
                .hasMessage(folder() + ": cannot be written to: a file is in its place");
    }

    @Test
    void a_name_that_the_disk_does_not_take_is_named() {
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
