package io.invokectl.application.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.Results.StoredFile;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of {@link Results}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class ResultsContract {

    /** The implementation under test. */
    protected abstract Results results();

    /** The visible files by name. */
    protected abstract Map<String, byte[]> visible();

    /** Adds a file that another program created. */
    protected abstract void put(String name, byte[] content);

    @Test
    void a_draft_is_invisible_until_it_is_saved() {
        try (var draft = results().draft()) {
            write(draft, "picture");
            assertThat(visible()).isEmpty();

            draft.save("city.png", false);
        }
        assertThat(visible()).containsOnlyKeys("city.png");
        assertThat(visible().get("city.png")).isEqualTo(bytes("picture"));
    }

    @Test
    void reports_size_and_digest_of_a_saved_file() {
        try (var draft = results().draft()) {
            write(draft, "abc");

            StoredFile stored = draft.save("abc.bin", false);

            assertThat(stored.path()).endsWith("abc.bin");
            assertThat(stored.bytes()).isEqualTo(3);
            assertThat(stored.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        }
    }

    @Test
    void finds_a_saved_file_by_name_and_by_location() {
        StoredFile stored;
        try (var draft = results().draft()) {
            write(draft, "abc");
            stored = draft.save("abc.bin", false);
        }

        assertThat(results().find("abc.bin")).contains(stored);
        assertThat(results().find(stored.location())).map(StoredFile::sha256).contains(stored.sha256());
        assertThat(results().find("other.bin")).isEmpty();
    }

    @Test
    void finds_a_changed_file_with_its_new_digest() {
        put("abc.bin", bytes("abcd"));

        assertThat(results().find("abc.bin")).map(StoredFile::bytes).contains(4L);
    }

    @Test
    void an_unsaved_draft_leaves_nothing_behind() {
        try (var draft = results().draft()) {
            write(draft, "half a pict");
        }
        assertThat(visible()).isEmpty();
    }

    @Test
    void a_restarted_draft_discards_its_content() {
        try (var draft = results().draft()) {
            write(draft, "half a picture that is longer");
            draft.restart();
            write(draft, "whole");
            assertThat(draft.head()).isEqualTo(bytes("whole"));

            StoredFile stored = draft.save("city.png", false);

            assertThat(stored.bytes()).isEqualTo(5);
        }
        assertThat(visible().get("city.png")).isEqualTo(bytes("whole"));
    }

    @Test
    void returns_the_first_64_bytes() {
        try (var draft = results().draft()) {
            for (int i = 0; i < 100; i++) {
                write(draft, "x");
            }
            assertThat(draft.head()).isEqualTo(bytes("x".repeat(64)));
        }
    }

    @Test
    void overwrites_a_different_file_only_on_request() {
        put("city.png", bytes("old"));

        try (var draft = results().draft()) {
            write(draft, "new");
            assertThatThrownBy(() -> draft.save("city.png", false))
                    .isInstanceOf(LocalFileException.class)
                    .hasMessageContaining("city.png");
        }
        assertThat(visible().get("city.png")).isEqualTo(bytes("old"));

        try (var draft = results().draft()) {
            write(draft, "new");
            draft.save("city.png", true);
        }
        assertThat(visible().get("city.png")).isEqualTo(bytes("new"));
    }

    @Test
    void leaves_an_equal_file_unchanged() {
        put("city.png", bytes("same"));

        try (var draft = results().draft()) {
            write(draft, "same");
            assertThat(draft.save("city.png", false).bytes()).isEqualTo(4);
        }
        assertThat(visible()).containsOnlyKeys("city.png");
    }

    @Test
    void an_equal_file_may_be_saved_twice_in_one_run() {
        Results results = results();
        for (int time = 0; time < 2; time++) {
            try (var draft = results.draft()) {
                write(draft, "city");
                draft.save("city.png", false);
            }
        }

        assertThat(visible().get("city.png")).isEqualTo(bytes("city"));
    }

    @Test
    void two_files_of_one_run_never_share_a_name() {
        Results results = results();
        try (var draft = results.draft()) {
            write(draft, "first");
            draft.save("city.png", true);
        }
        try (var draft = results.draft()) {
            write(draft, "second");
            assertThatThrownBy(() -> draft.save("city.png", true)).isInstanceOf(LocalFileException.class);
        }
        assertThat(visible().get("city.png")).isEqualTo(bytes("first"));
    }

    @ParameterizedTest
    @CsvSource({"CITY.png, city.png", "Zu\u0308rich.png, Z\u00fcrich.png", "STRASSE.png, stra\u00dfe.png"})
    void names_that_some_file_systems_confuse_are_equal(String first, String second) {
        Results results = results();
        try (var draft = results.draft()) {
            write(draft, "first");
            draft.save(first, false);
        }
        try (var draft = results.draft()) {
            write(draft, "second");
            assertThatThrownBy(() -> draft.save(second, true)).isInstanceOf(LocalFileException.class);
        }
        assertThat(visible()).hasSize(1);
    }

    @Test
    void passes_the_content_of_a_file_on_to_a_draft() {
        put("city.png", bytes("city"));
        Results results = results();

        try (var draft = results.draft()) {
            results.read("city.png", draft);
            draft.save("copy.png", false);
        }

        assertThat(visible().get("copy.png")).isEqualTo(bytes("city"));
    }

    @Test
    void saves_a_document_beside_the_files() {
        results().save("city.png.json", JsonObject.EMPTY.with("prompt", "A city"), false);

        assertThat(new String(visible().get("city.png.json"), UTF_8)).contains("A city");
    }

    private static void write(Results.Draft draft, String text) {
        draft.accept(bytes(text), 0, bytes(text).length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
