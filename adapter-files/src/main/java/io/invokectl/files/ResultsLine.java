package io.invokectl.files;

import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.json.JsonText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A result as a line of {@code results.jsonl}, with file paths relative to the directory. */
record ResultsLine(Path folder) {

    String write(RowResult result) {
        return JsonText.compact(JsonObject.EMPTY
                .with("id", result.id().value())
                .with("request_id", text(result.requestId()))
                .with("model_id", result.model().value())
                .with("status", result.status())
                .with("files", files(result.files()))
                .with("error", text(result.error()))
                .with("attempts", JsonNumber.of(result.attempts()))
                .with("created_at", text(result.createdAt()))
                .with("completed_at", text(result.completedAt())));
    }

    private JsonArray files(List<SavedFile> files) {
        return new JsonArray(files.stream()
                .<JsonValue>map(file -> file.toJson().with("path", relative(file.path())))
                .toList());
    }

    private String relative(String path) {
        return location("")
                .relativize(Path.of(path).toAbsolutePath().normalize())
                .toString();
    }

    private Path location(String name) {
        return folder.resolve(name).toAbsolutePath().normalize();
    }

    private static JsonValue text(Optional<?> value) {
        return value.<JsonValue>map(known -> new JsonString(known.toString())).orElse(JsonNull.NULL);
    }

    boolean isResult(String line) {
        try {
            read(line);
            return true;
        } catch (InvalidValueException torn) {
            return false;
        }
    }

    /**
     * Parses a line.
     *
     * @throws InvalidValueException if it is not a result
     */
    RowResult read(String line) {
        try {
            return result(JsonLine.read(line));
        } catch (DateTimeException | NumberFormatException | InvalidPathException wrong) {
            throw new InvalidValueException("invalid number, time or path");
        }
    }

    private RowResult result(JsonObject line) {
        return new RowResult(
                new RowId(word(line, "id")),
                optional(line, "request_id").map(RequestId::new),
                new ModelId(word(line, "model_id")),
                word(line, "status"),
                line.get("files") instanceof JsonArray files
                        ? files.items().stream().map(this::file).toList()
                        : List.of(),
                optional(line, "error"),
                Integer.parseInt(number(line, "attempts")),
                optional(line, "created_at").map(Instant::parse),
                optional(line, "completed_at").map(Instant::parse));
    }

    private SavedFile file(JsonValue value) {
        if (value instanceof JsonObject file) {
            return new SavedFile(
                    location(word(file, "path")).toString(),
                    word(file, "url"),
                    Long.parseLong(number(file, "bytes")),
                    word(file, "sha256"),
                    word(file, "content_type"));
        }
        throw new InvalidValueException("a file is not a JSON object");
    }

    private static Optional<String> optional(JsonObject object, String member) {
        return object.get(member) instanceof JsonString text ? Optional.of(text.value()) : Optional.empty();
    }

    private static String word(JsonObject object, String member) {
        return optional(object, member).orElseThrow(() -> missing(member));
    }

    private static String number(JsonObject object, String member) {
        if (object.get(member) instanceof JsonNumber number) {
            return number.text();
        }
        throw missing(member);
    }

    private static InvalidValueException missing(String member) {
        return new InvalidValueException("missing " + member);
    }
}
