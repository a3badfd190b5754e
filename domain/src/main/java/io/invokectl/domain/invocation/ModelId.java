package io.invokectl.domain.invocation;

import io.invokectl.domain.value.InvalidValueException;

/**
 * The name of a model, such as {@code fal-ai/flux/schnell}. Any name goes: which models there are is the API's to say.
 *
 * @param value the name as the API knows it
 */
public record ModelId(String value) {

    /**
     * Refuses what names nothing.
     *
     * @throws InvalidValueException if the name is blank or holds a control character
     */
    public ModelId {
        if (value.isBlank()) {
            throw new InvalidValueException("the model is empty");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException("the model holds a control character");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
