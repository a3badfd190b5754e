package io.invokectl.domain.context;

import io.invokectl.domain.value.InvalidValueException;

/**
 * A model access key ({@code sk-do-…}) or a personal access token: the specification takes both, so any prefix goes.
 * Its text is shown by {@link #reveal()} alone.
 */
public final class AccessToken {
    private static final String MODEL_ACCESS_KEY = "sk-do-";

    private final String value;

    /**
     * Takes the token without the blanks around it.
     *
     * @throws InvalidValueException if nothing is left, or if a line break, another control character, a blank or
     *     a character outside ASCII stands inside, which no header can carry
     */
    public AccessToken(String text) {
        value = text.strip();
        if (value.isEmpty()) {
            throw new InvalidValueException("the access token is empty");
        }
        if (value.chars().anyMatch(c -> c == '\n' || c == '\r')) {
            throw new InvalidValueException("the access token holds a line break");
        }
        if (value.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new InvalidValueException("the access token holds a character that no header can carry");
        }
    }

    /** The token itself. For the request's header and the config file; nowhere else. */
    public String reveal() {
        return value;
    }

    /** Whether this is a model access key, which the management API does not know. */
    public boolean isModelAccessKey() {
        return value.startsWith(MODEL_ACCESS_KEY);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessToken token && value.equals(token.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "***";
    }
}
