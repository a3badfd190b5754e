package io.invokectl.domain.submission;

import io.invokectl.domain.failure.InvalidSubmission;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.value.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A submission in the making: a body that was read, and single values laid over it. Not thread-safe.
 */
public final class SubmissionDraft {
    private Optional<ModelId> model = Optional.empty();
    private Optional<JsonObject> input = Optional.empty();
    private final List<Tag> tags = new ArrayList<>();
    private JsonObject others = JsonObject.EMPTY;

    /** A draft with nothing in it. */
    public SubmissionDraft() {}

    /**
     * A draft with what a request body holds. Each member may be missing; JSON's null counts as missing.
     *
     * @throws InvalidSubmission if the body is no object, or one of its members has a type that the API does not take
     */
    public static SubmissionDraft of(JsonValue body) {
        if (!(body instanceof JsonObject object)) {
            throw new InvalidSubmission("the request body", "is not a JSON object");
        }
        var draft = new SubmissionDraft();
        present(object, "model_id").flatMap(SubmissionDraft::modelOf).ifPresent(draft::model);
        present(object, "input").ifPresent(input -> draft.input = Optional.of(inputOf(input)));
        present(object, "tags").ifPresent(tags -> tagsOf(tags).forEach(draft::tag));
        draft.others = object;
        Submission.OWN_MEMBERS.forEach(member -> draft.others = draft.others.without(member));
        return draft;
    }

    /** Sets the model, in place of an earlier one. */
    public SubmissionDraft model(ModelId value) {
        model = Optional.of(value);
        return this;
    }

    /**
     * Lays a field over the input.
     *
     * @throws InvalidSubmission if the field would lie inside a value that can hold none
     */
    public SubmissionDraft field(InputField field) {
        input = Optional.of(field.over(input.orElse(JsonObject.EMPTY)));
        return this;
    }

    /** Adds a tag to those there are. */
    public SubmissionDraft tag(Tag tag) {
        tags.add(tag);
        return this;
    }

    /** The model so far. */
    public Optional<ModelId> model() {
        return model;
    }

    /** The input so far; nothing where none was given, which is not the same as an empty one. */
    public Optional<JsonObject> input() {
        return input;
    }

    /**
     * The finished submission.
     *
     * @throws InvalidSubmission if the model or the input is missing
     */
    public Submission finish() {
        return new Submission(
                model.orElseThrow(() -> new InvalidSubmission("model_id", "is missing")),
                input.orElseThrow(() -> new InvalidSubmission("input", "is missing")),
                tags,
                others);
    }

    private static Optional<JsonValue> present(JsonObject body, String member) {
        return Optional.of(body.get(member)).filter(value -> value != JsonNull.NULL);
    }

    /** An empty name counts as none. */
    private static Optional<ModelId> modelOf(JsonValue value) {
        if (!(value instanceof JsonString name)) {
            throw new InvalidSubmission("model_id", "is not a string");
        }
        try {
            return name.nonBlankText().map(ModelId::new);
        } catch (InvalidValue unusable) {
            throw new InvalidSubmission("model_id", "holds a control character");
        }
    }

    private static JsonObject inputOf(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new InvalidSubmission("input", "is not a JSON object");
    }

    private static List<Tag> tagsOf(JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            throw new InvalidSubmission("tags", "is not an array of {\"key\", \"value\"}");
        }
        var read = new ArrayList<Tag>();
        for (JsonValue item : array.items()) {
            String place = "tags[" + read.size() + "]";
            if (!(item instanceof JsonObject tag
                    && tag.get("key") instanceof JsonString key
                    && tag.get("value") instanceof JsonString text)) {
                throw new InvalidSubmission(place, "is not {\"key\": string, \"value\": string}");
            }
            if (key.value().isEmpty()) {
                throw new InvalidSubmission(place, "has an empty key");
            }
            read.add(new Tag(key.value(), text.value()));
        }
        return read;
    }
}
