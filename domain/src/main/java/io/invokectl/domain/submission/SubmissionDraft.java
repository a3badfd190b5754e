package io.invokectl.domain.submission;

import io.invokectl.domain.failure.InvalidSubmissionException;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.value.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A submission in the making: a body that was read, and single values laid over it.
 *
 * @param model the model so far
 * @param input the input so far; nothing where none was given, which is not the same as an empty one
 * @param tags the tags so far
 * @param others the members of the body that this version does not know
 */
public record SubmissionDraft(Optional<ModelId> model, Optional<JsonObject> input, List<Tag> tags, JsonObject others) {

    /** Nothing so far. */
    public static final SubmissionDraft EMPTY =
            new SubmissionDraft(Optional.empty(), Optional.empty(), List.of(), JsonObject.EMPTY);

    /** Copies the list. */
    public SubmissionDraft {
        tags = List.copyOf(tags);
    }

    /**
     * A draft with what a request body holds. Each member may be missing; JSON's null counts as missing.
     *
     * @throws InvalidSubmissionException if the body is no object, or one of its members has a type that the API does not take
     */
    public static SubmissionDraft of(JsonValue body) {
        if (!(body instanceof JsonObject object)) {
            throw new InvalidSubmissionException("the request body", "is not a JSON object");
        }
        JsonObject others = object;
        for (String member : Submission.OWN_MEMBERS) {
            others = others.without(member);
        }
        return new SubmissionDraft(
                present(object, "model_id").flatMap(SubmissionDraft::modelOf),
                present(object, "input").map(SubmissionDraft::inputOf),
                present(object, "tags").map(SubmissionDraft::tagsOf).orElse(List.of()),
                others);
    }

    /** The same with that model, in place of an earlier one. */
    public SubmissionDraft with(ModelId other) {
        return new SubmissionDraft(Optional.of(other), input, tags, others);
    }

    /**
     * The same with a field laid over the input.
     *
     * @throws InvalidSubmissionException if the field would lie inside a value that can hold none
     */
    public SubmissionDraft with(InputField field) {
        return with(List.of(field));
    }

    /**
     * The same with fields laid over the input, one after the other. No fields are no input.
     *
     * @throws InvalidSubmissionException if a field would lie inside a value that can hold none
     */
    public SubmissionDraft with(List<InputField> fields) {
        return fields.isEmpty()
                ? this
                : new SubmissionDraft(
                        model, Optional.of(InputField.over(input.orElse(JsonObject.EMPTY), fields)), tags, others);
    }

    /** The same with one more tag. */
    public SubmissionDraft with(Tag tag) {
        var more = new ArrayList<>(tags);
        more.add(tag);
        return new SubmissionDraft(model, input, more, others);
    }

    /**
     * This draft laid over another: its model, the members of its input and its other members take the place of the
     * other's, and the other's tags are added where this one has no tag of that key.
     */
    public SubmissionDraft over(SubmissionDraft below) {
        var all = new ArrayList<>(tags);
        below.tags.stream()
                .filter(tag -> tags.stream().noneMatch(own -> own.key().equals(tag.key())))
                .forEach(all::add);
        return new SubmissionDraft(
                model.or(below::model),
                input.map(own -> below.input.map(own::over).orElse(own)).or(below::input),
                all,
                others.over(below.others));
    }

    /**
     * The finished submission.
     *
     * @throws InvalidSubmissionException if the model or the input is missing
     */
    public Submission finish() {
        return new Submission(
                model.orElseThrow(() -> new InvalidSubmissionException("model_id", "is missing")),
                input.orElseThrow(() -> new InvalidSubmissionException("input", "is missing")),
                tags,
                others);
    }

    private static Optional<JsonValue> present(JsonObject body, String member) {
        return Optional.of(body.get(member)).filter(value -> value != JsonNull.NULL);
    }

    /** An empty name counts as none. */
    private static Optional<ModelId> modelOf(JsonValue value) {
        if (!(value instanceof JsonString name)) {
            throw new InvalidSubmissionException("model_id", "is not a string");
        }
        try {
            return name.nonBlankText().map(ModelId::new);
        } catch (InvalidValueException unusable) {
            throw new InvalidSubmissionException("model_id", "holds a control character");
        }
    }

    private static JsonObject inputOf(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new InvalidSubmissionException("input", "is not a JSON object");
    }

    private static List<Tag> tagsOf(JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            throw new InvalidSubmissionException("tags", "is not an array of {\"key\", \"value\"}");
        }
        var read = new ArrayList<Tag>();
        for (JsonValue item : array.items()) {
            read.add(tagOf(item, "tags[" + read.size() + "]"));
        }
        return read;
    }

    private static Tag tagOf(JsonValue item, String place) {
        if (item instanceof JsonObject tag
                && tag.get("key") instanceof JsonString key
                && tag.get("value") instanceof JsonString text) {
            if (key.value().isEmpty()) {
                throw new InvalidSubmissionException(place, "has an empty key");
            }
            return new Tag(key.value(), text.value());
        }
        throw new InvalidSubmissionException(place, "is not {\"key\": string, \"value\": string}");
    }
}
