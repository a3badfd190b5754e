package io.invokectl.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.job.SavedFile;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RowResultTest {
    private static final SavedFile FILE =
            new SavedFile("city.png", "https://v3b.fal.media/x.png", 1, "00", "image/png");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "IN_DOUBT, 0, no answer, IN_DOUBT",
                "WRITTEN_OFF, 0, no answer, WRITTEN_OFF",
                "REJECTED, 0, prompt: is missing, REJECTED",
                "PLANNED, 0, -, NOT_SUBMITTED",
                "NOT_SUBMITTED, 0, every attempt was turned away, NOT_SUBMITTED",
                "QUEUED, 0, -, RUNNING",
                "IN_PROGRESS, 0, -, RUNNING",
                "WARMING_UP, 0, -, RUNNING",
                "'', 0, -, RUNNING",
                "COMPLETED, 1, -, DONE",
                "completed, 0, -, DONE",
                "'', 1, -, DONE",
                "COMPLETED, 1, the second file could not be fetched, UNSAVED",
                "COMPLETED, 0, the link has expired, UNSAVED",
                "FAILED, 0, -, FAILED",
                "canceled, 0, -, FAILED",
            })
    void reads_the_state_from_status_files_and_error(String status, int files, String error, RowState state) {
        var result = new RowResult(
                new RowId("1"),
                Optional.empty(),
                new ModelId("fal-ai/flux/schnell"),
                status,
                Collections.nCopies(files, FILE),
                Optional.ofNullable(error),
                1,
                Optional.empty(),
                Optional.empty());

        assertThat(result.state()).isEqualTo(state);
    }
}
