package io.invokectl.files;

import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.SubmittedRow;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.job.Intent;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.filesystem.TrustedFile;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads {@code submissions.jsonl}, a line per submission of a batch. A line that is not a submission is skipped. */
record SubmissionLog(Path path) {
    static final String FILE = "submissions.jsonl";

    static String line(SubmittedRow submission) {
        return JsonText.compact(JsonObject.EMPTY
                .with("id", submission.id().value())
                .with("key", submission.key().value())
                .with("intent", submission.intent().number())
                .with("job_id", submission.intent().job().value())
                .with("model_id", submission.model().value())
                .with("api_url", submission.address().value())
                .with("submitted_at", submission.at().toString()));
    }

    static Optional<SubmittedRow> parse(String line) {
        try {
            JsonObject json = JsonLine.read(line);
            return Optional.of(new SubmittedRow(
                    new RowId(text(json, "id")),
                    new IdempotencyKey(text(json, "key")),
                    new Intent(number(json, "intent"), new JobId(text(json, "job_id"))),
                    new ModelId(text(json, "model_id")),
                    new ApiAddress(text(json, "api_url")),
                    Instant.parse(text(json, "submitted_at"))));
        } catch (InvalidValueException | DateTimeException | NumberFormatException otherLine) {
            return Optional.empty();
        }
    }

    private static String text(JsonObject json, String member) {
        return json.get(member).nonBlankText().orElseThrow(() -> new InvalidValueException("missing " + member));
    }

    private static long number(JsonObject json, String member) {
        if (json.get(member) instanceof JsonNumber number) {
            return Long.parseLong(number.text());
        }
        throw new InvalidValueException("missing " + member);
    }

    void each(Consumer<SubmittedRow> reader) throws IOException {
        try (var lines = new ManifestLines(TrustedFile.read(path))) {
            while (lines.next()) {
                line(lines).ifPresent(reader);
            }
        } catch (NoSuchFileException none) {
            // Nothing was submitted, or by a version that logged nothing.
        }
    }

    private static Optional<SubmittedRow> line(ManifestLines lines) {
        try {
            return parse(lines.text());
        } catch (InvalidValueException notText) {
            return Optional.empty();
        }
    }
}
