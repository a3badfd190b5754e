package io.invokectl.domain.context;

import io.invokectl.domain.value.InvalidValueException;
import java.util.Locale;

/**
 * Name of a context. Case is ignored; doctl writes names in lower case.
 *
 * @param value the name in lower case
 */
public record ContextName(String value) implements Comparable<ContextName> {

    /** The context whose token doctl stores outside the list of named contexts. It always exists. */
    public static final ContextName DEFAULT = new ContextName("default");

    /**
     * Converts the name to lower case.
     *
     * @throws InvalidValueException if the name is blank or contains a control character
     */
    public ContextName {
        value = value.strip().toLowerCase(Locale.ROOT);
        InvalidValueException.requireLine("the context name", value, Integer.MAX_VALUE);
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
