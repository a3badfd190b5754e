package io.invokectl.domain.context;

import io.invokectl.domain.value.InvalidValueException;
import java.util.regex.Pattern;

/**
 * Model access key ({@code sk-do-…}) or personal access token. The API accepts both, so any prefix is allowed. Only {@link
 * #reveal()} returns the text.
 */
public final class AccessToken {
    private static final String MODEL_ACCESS_KEY = "sk-do-";
    private static final Pattern QUOTED = Pattern.compile("([\"'`]).*\\1|“.*”|‘.*’", Pattern.DOTALL);

    private final String value;

    /**
     * Creates a token from text, ignoring leading and trailing blanks.
     *
     * @throws InvalidValueException if the token is empty, is enclosed in quotes, or contains a character that is not allowed in an HTTP header
     */
    public AccessToken(String text) {
        value = text.strip();
        if (value.isEmpty()) {
            throw new InvalidValueException("the access token is empty");
        }
        if (QUOTED.matcher(value).matches()) {
            throw new InvalidValueException("the access token is enclosed in quotes, which are not part of it");
        }
        if (value.chars().anyMatch(c -> c == '\n' || c == '\r')) {
            throw new InvalidValueException("the access token contains a line break");
        }
        if (value.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new InvalidValueException(
                    "the access token contains a character that is not allowed in an HTTP header");
        }
    }

    /** The text of the token, for request headers and the config file only. */
    public String reveal() {
        return value;
    }

    /** Whether this is a model access key, which the management API does not accept. */
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

    /** A placeholder. */
    @Override
    public String toString() {
        return "***";
    }
}
