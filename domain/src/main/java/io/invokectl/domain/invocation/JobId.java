package io.invokectl.domain.invocation;

import io.invokectl.domain.value.InvalidValueException;

/**
 * ID of a job in the ledger. It exists before the job is submitted, and therefore before its request ID.
 *
 * @param value the ID
 */
public record JobId(String value) {

    /**
     * @throws InvalidValueException if it is blank or contains a control character
     */
    public JobId {
        InvalidValueException.requireLine("the job ID", value, Integer.MAX_VALUE);
    }

    @Override
    public String toString() {
        return value;
    }
}
