package io.invokectl.application.connect;

/**
 * The value of a setting and its origin.
 *
 * @param value the value as given, which may be a secret
 * @param origin where the value was given, in the user's terms: an option, an environment variable, or a key in a file
 */
public record Setting(String value, String origin) {

    /** Returns the origin; the value may be a token. */
    @Override
    public String toString() {
        return origin;
    }
}
