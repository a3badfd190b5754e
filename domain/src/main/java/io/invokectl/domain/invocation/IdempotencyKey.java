package io.invokectl.domain.invocation;

import io.invokectl.domain.value.InvalidValueException;

/**
 * The caller's own name for a job that is to be bought once, however often it is asked for. The API knows no such key:
 * the ledger does, on this machine.
 *
 * @param value the key, at most 255 characters
 */
public record IdempotencyKey(String value) {
    private static final int LONGEST = 255;

    /**
     * Refuses what is no key.
     *
     * @throws InvalidValueException if the key is blank, too long, or holds a control character
     */
    public IdempotencyKey {
        if (value.isBlank()) {
            throw new InvalidValueException("the idempotency key is empty");
        }
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException(
                    "the idempotency key is longer than 255 characters or holds a control character");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
