package io.invokectl.domain.invocation;

import io.invokectl.domain.value.InvalidValueException;

/**
 * The name the API gave to an accepted job, and the only way back to it: the API has no list. It is opaque; samples
 * show UUIDs and words such as {@code req_abc123}.
 *
 * @param value the id as the API wrote it
 */
public record RequestId(String value) {

    /**
     * Refuses what cannot be a name in a path.
     *
     * @throws InvalidValueException if the id is blank, {@code .} or {@code ..}, or holds a control character
     */
    public RequestId {
        if (value.isBlank()) {
            throw new InvalidValueException("the request id is empty");
        }
        if (value.equals(".") || value.equals("..")) {
            throw new InvalidValueException("the request id \"" + value + "\" would change the path of the request");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException("the request id holds a control character");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
