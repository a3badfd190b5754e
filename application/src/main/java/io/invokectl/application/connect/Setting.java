package io.invokectl.application.connect;

import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.value.InvalidValueException;
import java.util.function.Function;

/**
 * The value of a setting and its origin.
 *
 * @param value the value as given, which may be a secret
 * @param origin where the value was given, in the user's terms: an option, an environment variable, or a key in a file
 */
public record Setting(String value, String origin) {

    /**
     * Parses the value.
     *
     * @throws InvalidSettingException if the parser rejects it; names the origin
     */
    public <T> T read(Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (InvalidValueException rejected) {
            throw new InvalidSettingException(origin, rejected.problem());
        }
    }

    /** Returns the origin; the value may be a token. */
    @Override
    public String toString() {
        return origin;
    }
}
