package io.invokectl.domain.invocation;

import io.invokectl.domain.value.InvalidValueException;

/**
 * ID that the API gave to an accepted job. It is the only way to the job, since the API has no list. It is opaque; samples
 * are UUIDs and words such as {@code req_abc123}.
 *
 * @param value the unchanged ID
 */
public record RequestId(String value) {

    /**
     * @throws InvalidValueException if it is blank, {@code .} or {@code ..}, or contains a control character
     */
    public RequestId {
        InvalidValueException.requireLine("the request ID", value, Integer.MAX_VALUE);
        if (value.equals(".") || value.equals("..")) {
            throw new InvalidValueException("the request ID \"" + value + "\" would change the path of the request");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
