package io.invokectl.cli.batch;

import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.job.SavedFile;
import java.util.List;
import java.util.Optional;

/** Results of finished rows. */
final class RowFixture {
    private RowFixture() {}

    static RowResult kept(String id, String... paths) {
        return row(id, "COMPLETED", Optional.empty(), paths);
    }

    static RowResult wrong(String id, String status, String error) {
        return row(id, status, Optional.of(error));
    }

    private static RowResult row(String id, String status, Optional<String> error, String... paths) {
        return new RowResult(
                new RowId(id),
                Optional.empty(),
                new ModelId("fal-ai/flux/schnell"),
                status,
                List.of(paths).stream()
                        .map(path -> new SavedFile(path, "https://media.test/1", 1, "00", "image/png"))
                        .toList(),
                error,
                1,
                Optional.empty(),
                Optional.empty());
    }
}
