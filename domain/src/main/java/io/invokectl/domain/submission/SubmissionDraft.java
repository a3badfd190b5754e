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
 * Incomplete submission, assembled from a body, single values and defaults.
 *
 * @param model the model so far
 * @param input the input so far; empty if none was given, unlike an empty object
 * @param tags the tags so far
 * @param others unknown members of the body
 */
public record SubmissionDraft(Optional<ModelId> model, Optional<JsonObject> input, List<Tag> tags, JsonObject others) {

    /** The empty draft. */
    public static final SubmissionDraft EMPTY =
            new SubmissionDraft(Optional.empty(), Optional.empty(), List.of(), JsonObject.EMPTY);

    public SubmissionDraft {
        tags = List.copyOf(tags);
    }

    /**
     * Creates a draft from a request body. Every member may be missing; JSON null counts as missing.
     *
     * @throws InvalidSubmissionException if the body is not an object, or a member has the wrong type
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

    /** This draft with another model. */
    public SubmissionDraft with(ModelId other) {
        return new SubmissionDraft(Optional.of(other), input, tags, others);
    }

    /**
     * This draft with input fields set in order. Without fields the input stays unchanged.
     *
     * @throws InvalidSubmissionException if a field is inside a value that is not an object or array
     */
    public SubmissionDraft with(List<InputField> fields) {
        return fields.isEmpty()
                ? this
                : new SubmissionDraft(
                        model, Optional.of(InputField.over(input.orElse(JsonObject.EMPTY), fields)), tags, others);
    }

    /** This draft with another tag. */
    public SubmissionDraft with(Tag tag) {
        var more = new ArrayList<>(tags);
        more.add(tag);
        return new SubmissionDraft(model, input, more, others);
    }

    /**
     * This draft with defaults: members of this draft override those of the other one, whose tags are added if this draft
     * has no tag with the same key.
     */
    public SubmissionDraft over(SubmissionDraft defaults) {
        var all = new ArrayList<>(tags);
        defaults.tags.stream()
                .filter(tag -> tags.stream().noneMatch(own -> own.key().equals(tag.key())))
                .forEach(all::add);
        return new SubmissionDraft(
                model.or(defaults::model),
                input.map(own -> defaults.input.map(own::over).orElse(own)).or(defaults::input),
                all,
                others.over(defaults.others));
    }

    /**
     * Completes the submission.
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

    /** An empty model counts as missing. */
    private static Optional<ModelId> modelOf(JsonValue value) {
        if (!(value instanceof JsonString name)) {
            throw new InvalidSubmissionException("model_id", "is not a string");
        }
        try {
            return name.nonBlankText().map(ModelId::new);
        } catch (InvalidValueException unusable) {
            throw new InvalidSubmissionException("model_id", "contains a control character");
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
