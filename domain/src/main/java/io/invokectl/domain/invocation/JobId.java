package io.invokectl.domain.invocation;

import io.invokectl.domain.value.InvalidValueException;

/**
 * The ledger's own name for a job. It is there before the job is sent, and so before the API has given it a request id.
 *
 * @param value the name
 */
public record JobId(String value) {

    /**
     * Refuses what names nothing.
     *
     * @throws InvalidValueException if the name is blank or holds a control character
     */
    public JobId {
        if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException("the job id is empty or holds a control character");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
