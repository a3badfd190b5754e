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
        if (value.isBlank()) {
            throw new InvalidValueException("the id is empty");
        }
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException("the id is longer than 200 characters or contains a control character");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
