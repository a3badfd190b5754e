package io.invokectl.client;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.value.InvalidValueException;

/**
 * Input of a model: its fields and their values, passed to the model unchanged. Immutable.
 *
 * <pre>{@code
 * ModelInput.of("prompt", "A lighthouse at dusk").with("seed", 7)
 * }</pre>
 */
public final class ModelInput {
    private final JsonObject fields;

    private ModelInput(JsonObject fields) {
        this.fields = fields;
    }

    /** Creates an input with one field. */
    public static ModelInput of(String field, String value) {
        return new ModelInput(JsonObject.EMPTY.with(field, value));
    }

    /** Creates an input from a JSON object. */
    public static ModelInput of(JsonObject fields) {
        return new ModelInput(requireNonNull(fields, "fields"));
    }

    /** Returns this input with a field set. */
    public ModelInput with(String field, String value) {
        return new ModelInput(fields.with(field, value));
    }

    /** Returns this input with a field set. */
    public ModelInput with(String field, long value) {
        return with(field, JsonNumber.of(value));
    }

    /**
     * Returns this input with a field set.
     *
     * @throws IllegalArgumentException if the value is not finite
     */
    public ModelInput with(String field, double value) {
        return with(field, new JsonNumber(Double.toString(value)));
    }

    /** Returns this input with a field set. */
    public ModelInput with(String field, boolean value) {
        return with(field, new JsonBoolean(value));
    }

    /** Returns this input with a field set, such as to an object or a list. */
    public ModelInput with(String field, JsonValue value) {
        return new ModelInput(fields.with(field, value));
    }

    /**
     * Returns a job for a model with this input.
     *
     * @param model the model ID, such as {@code fal-ai/flux/schnell}; unknown ones are left to the API to reject
     * @throws InvalidValueException if the model ID is blank or has a control character
     */
    public Submission forModel(String model) {
        return new Submission(new ModelId(model), fields);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelInput input && fields.equals(input.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
