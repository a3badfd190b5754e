package io.invokectl.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.json.JsonText;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ErrorReportTest {

    @Test
    void a_manifest_that_can_not_be_used_is_a_matter_of_usage() {
        ErrorReport report = ErrorReport.of(
                new InvalidManifestException("rows.jsonl", 99_999, "model_id is not a string"), Hints.NONE);

        assertThat(report.code().number()).isEqualTo(2);
        assertThat(JsonText.compact(report.toJson()))
                .isEqualTo("{\"detail\":\"rows.jsonl:99999: model_id is not a string\",\"code\":\"usage\"}");
        assertThat(ErrorReport.of(new InvalidManifestException("<stdin>", "the manifest has no rows"), Hints.NONE)
                        .detail())
                .isEqualTo("<stdin>: the manifest has no rows");
    }
}
