package io.invokectl.domain.invocation;

import io.invokectl.domain.value.InvalidValueException;

/**
 * ID of a model, such as {@code fal-ai/flux/schnell}. Any ID is allowed; the API knows which models exist.
 *
 * @param value the ID
 */
public record ModelId(String value) {

    /**
     * @throws InvalidValueException if it is blank or contains a control character
     */
    public ModelId {
        InvalidValueException.requireLine("the model", value, Integer.MAX_VALUE);
    }

    @Override
    public String toString() {
        return value;
    }
}
