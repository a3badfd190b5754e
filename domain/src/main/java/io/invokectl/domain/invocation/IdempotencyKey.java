package io.invokectl.domain.invocation;

import io.invokectl.domain.value.InvalidValueException;

/**
 * Key under which a job is submitted at most once. The API does not know such keys; the ledger of this machine does.
 *
 * @param value the key, 1 to 255 characters
 */
public record IdempotencyKey(String value) {
    private static final int LONGEST = 255;

    /**
     * @throws InvalidValueException if it is blank, too long, or contains a control character
     */
    public IdempotencyKey {
        InvalidValueException.requireLine("the idempotency key", value, LONGEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
