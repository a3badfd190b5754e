package io.invokectl.domain.submission;

import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Body of {@code POST /v1/async-invoke}. Every accepted request is a job of its own and is billed.
 *
 * @param model the model
 * @param input the model's input, passed through unchanged
 * @param tags the tags; may be empty
 * @param others unknown members of the body, passed through unchanged
 */
public record Submission(ModelId model, JsonObject input, List<Tag> tags, JsonObject others) {
    /** The known members. */
    static final List<String> OWN_MEMBERS = List.of("model_id", "input", "tags");

    public Submission {
        tags = List.copyOf(tags);
    }

    /** A submission without tags. */
    public Submission(ModelId model, JsonObject input) {
        this(model, input, List.of(), JsonObject.EMPTY);
    }

    /** Whether it has nothing but a model. */
    public boolean isEmpty() {
        return input.members().isEmpty() && tags.isEmpty() && others.members().isEmpty();
    }

    /** The body of the request. Without tags it has no member {@code tags}. */
    public JsonObject toJson() {
        var body = new LinkedHashMap<String, JsonValue>();
        body.put("model_id", new JsonString(model.value()));
        body.put("input", input);
        if (!tags.isEmpty()) {
            body.put("tags", JsonArray.of(tags, Tag::toJson));
        }
        body.putAll(others.members());
        return new JsonObject(body);
    }
}
