package io.invokectl.domain.batch;

import io.invokectl.domain.value.InvalidValueException;

/**
 * The name of a row, unique in its batch.
 *
 * @param value the name, at most 200 characters
 */
public record RowId(String value) {
    private static final int LONGEST = 200;

    /**
     * Refuses what is no name.
     *
     * @throws InvalidValueException if the name is blank, too long, or holds a control character
     */
    public RowId {
        if (value.isBlank()) {
            throw new InvalidValueException("the id is empty");
        }
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException("the id is longer than 200 characters or holds a control character");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
