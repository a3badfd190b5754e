package io.invokectl.domain.context;

import io.invokectl.domain.value.InvalidValueException;
import java.util.Locale;

/**
 * The name of a context. Case does not count; doctl writes names in lower case.
 *
 * @param value the name in lower case
 */
public record ContextName(String value) implements Comparable<ContextName> {

    /** The context whose token doctl keeps outside the list of named ones. It is always there. */
    public static final ContextName DEFAULT = new ContextName("default");

    /**
     * Folds the case.
     *
     * @throws InvalidValueException if the name is blank or holds a control character
     */
    public ContextName {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.isEmpty()) {
            throw new InvalidValueException("the name of the context is empty");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException("the name of the context holds a control character");
        }
    }

    @Override
    public int compareTo(ContextName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
