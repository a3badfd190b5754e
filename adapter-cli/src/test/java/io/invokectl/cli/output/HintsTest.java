package io.invokectl.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.failure.InvalidManifestException.Missing;
import io.invokectl.domain.failure.LocalFileException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class HintsTest {

    @Test
    void a_conflicting_file_can_be_overwritten() {
        ErrorReport report = ErrorReport.of(LocalFileException.conflict("city.png"), Hints.NONE);

        assertThat(report.detail()).isEqualTo("city.png: already exists with different content");
        assertThat(report.hint()).contains("use --force to overwrite it");
        assertThat(Hints.NONE.on(new LocalFileException("city.png", "cannot be written")))
                .isEmpty();
    }

    @Test
    void suggests_flags_for_missing_manifest_columns() {
        assertThat(Hints.NONE.on(new InvalidManifestException("rows", Missing.FORMAT)))
                .contains("use --format jsonl, csv or txt");
        assertThat(Hints.NONE.on(new InvalidManifestException("rows.csv", 2, Missing.MODEL)))
                .contains("set model_id in the row, or use --model for all rows");
        assertThat(Hints.NONE.on(new InvalidManifestException("rows.csv", 2, Missing.INPUT)))
                .contains("set the input in the row, or use -f or -F for all rows");
    }
}
