package io.invokectl.domain.batch;

import io.invokectl.domain.value.InvalidValueException;

/**
 * ID of a row, unique in its batch.
 *
 * @param value the ID, 1 to 200 characters
 */
public record RowId(String value) {
    private static final int LONGEST = 200;

    /**
     * @throws InvalidValueException if it is blank, too long, or contains a control character
     */
    public RowId {
        InvalidValueException.requireLine("the id", value, LONGEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
