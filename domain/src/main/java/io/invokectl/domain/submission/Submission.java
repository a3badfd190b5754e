package io.invokectl.domain.submission;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A job as it is asked for: the body of {@code POST /v1/async-invoke}. Sending it twice buys it twice.
 *
 * @param model the model that is to run
 * @param input the model's own input, passed through untouched
 * @param tags the caller's notes; may be empty
 * @param others members of the body that this version does not know, passed through untouched
 */
public record Submission(ModelId model, JsonObject input, List<Tag> tags, JsonObject others) {
    /** The members that are not among the others. */
    static final List<String> OWN_MEMBERS = List.of("model_id", "input", "tags");

    /** Copies the list. */
    public Submission {
        requireNonNull(model, "model");
        requireNonNull(input, "input");
        requireNonNull(others, "others");
        tags = List.copyOf(tags);
    }

    /** A submission without tags. */
    public Submission(ModelId model, JsonObject input) {
        this(model, input, List.of(), JsonObject.EMPTY);
    }

    /** The body of the request. Without tags it has no member {@code tags}. */
    public JsonObject toJson() {
        var body = new LinkedHashMap<String, JsonValue>();
        body.put("model_id", new JsonString(model.value()));
        body.put("input", input);
        if (!tags.isEmpty()) {
            body.put(
                    "tags",
                    new JsonArray(tags.stream().<JsonValue>map(Tag::toJson).toList()));
        }
        body.putAll(others.members());
        return new JsonObject(body);
    }
}
