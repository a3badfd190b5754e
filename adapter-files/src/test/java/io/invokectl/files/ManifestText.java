package io.invokectl.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.Manifest.BatchRow;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.submission.SubmissionDraft;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A manifest file and the rows that are read from it. */
record ManifestText(Path file, SubmissionDraft defaults) {

    static ManifestText of(Path file, String text) throws IOException {
        return of(file, text.getBytes(UTF_8));
    }

    static ManifestText of(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        return new ManifestText(file, SubmissionDraft.EMPTY);
    }

    /** The same with defaults, given as a request body with {@code '} for {@code "}. */
    ManifestText over(String body) {
        return new ManifestText(file, SubmissionDraft.of(JsonText.parse(body.replace('\'', '"'))));
    }

    Manifest manifest() {
        return new ManifestFile(file.toString(), Optional.empty(), defaults, () -> {
            throw new AssertionError("stdin is for others");
        });
    }

    List<BatchRow> rows() {
        return rows(manifest());
    }

    /** Each row as {@code LINE ID BODY}, the body with {@code '} for {@code "}. */
    List<String> shown() {
        return rows().stream().map(ManifestText::shown).toList();
    }

    static String shown(BatchRow row) {
        return row.line() + " " + row.id() + " "
                + JsonText.compact(row.submission().toJson()).replace('"', '\'');
    }

    static List<BatchRow> rows(Manifest manifest) {
        var all = new ArrayList<BatchRow>();
        try (Manifest.Rows rows = manifest.open()) {
            for (Optional<BatchRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                all.add(row.get());
            }
        }
        return all;
    }

    /** Asserts that the manifest is rejected with this message after its name. */
    void assertRefused(String words) {
        assertThatThrownBy(this::rows)
                .isInstanceOf(InvalidManifestException.class)
                .hasMessage(file + ":" + words);
    }
}
