package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.Manifest.BatchRow;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.submission.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The contract of {@link Manifest}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class ManifestContract {

    /** The implementation under test, with these rows on its first lines. */
    protected abstract Manifest manifest(List<BatchRow> rows);

    @Test
    void reads_rows_completely_and_in_order() {
        List<BatchRow> rows = List.of(
                new BatchRow(
                        1,
                        new RowId("sunset \u2603"),
                        new Submission(
                                new ModelId("fal-ai/flux/schnell"),
                                JsonObject.EMPTY
                                        .with("prompt", "Stadt bei Nacht \ud83d\ude00")
                                        .with("seed", new JsonNumber("196619188014358661"))
                                        .with("loras", JsonArray.of(JsonObject.EMPTY.with("path", "a"))),
                                List.of(new Tag("project", "demo"), new Tag("b", "")),
                                JsonObject.EMPTY.with("priority", "low"))),
                row(2, "b"),
                row(3, "a"));

        assertThat(read(manifest(rows))).isEqualTo(rows);
    }

    @Test
    void stays_empty_after_the_last_row() {
        try (Manifest.Rows rows = manifest(List.of(row(1, "a"))).open()) {
            assertThat(rows.next()).isPresent();
            assertThat(rows.next()).isEmpty();
            assertThat(rows.next()).isEmpty();
        }
    }

    @Test
    void rows_can_be_read_again_and_concurrently() {
        Manifest manifest = manifest(List.of(row(1, "a"), row(2, "b")));

        assertThat(read(manifest)).isEqualTo(read(manifest));
        try (Manifest.Rows one = manifest.open();
                Manifest.Rows other = manifest.open()) {
            assertThat(one.next()).contains(row(1, "a"));
            assertThat(other.next()).contains(row(1, "a"));
            assertThat(one.next()).contains(row(2, "b"));
            assertThat(other.next()).contains(row(2, "b"));
        }
    }

    @Test
    void an_id_is_unique() {
        Manifest manifest = manifest(List.of(row(1, "a"), row(2, "b"), row(3, "a")));
        try (Manifest.Rows rows = manifest.open()) {
            rows.next();
            rows.next();

            assertThatThrownBy(rows::next)
                    .isInstanceOf(InvalidManifestException.class)
                    .hasMessage(manifest.name() + ":3: duplicate id \"a\" (first on line 1)");
        }
    }

    @Test
    void rejects_a_manifest_without_rows() {
        Manifest manifest = manifest(List.of());
        try (Manifest.Rows rows = manifest.open()) {
            assertThatThrownBy(rows::next)
                    .isInstanceOf(InvalidManifestException.class)
                    .hasMessage(manifest.name() + ": no rows");
        }
    }

    private static BatchRow row(long line, String id) {
        return new BatchRow(
                line,
                new RowId(id),
                new Submission(new ModelId("fal-ai/flux/schnell"), JsonObject.EMPTY.with("prompt", "A city " + id)));
    }

    private static List<BatchRow> read(Manifest manifest) {
        var all = new ArrayList<BatchRow>();
        try (Manifest.Rows rows = manifest.open()) {
            for (Optional<BatchRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                all.add(row.get());
            }
        }
        return all;
    }
}
