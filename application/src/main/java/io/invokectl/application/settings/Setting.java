package io.invokectl.application.settings;

/**
 * The value of a setting and where it comes from.
 *
 * @param value never empty
 * @param origin the flag, the environment variable, or the config file and the key in it, as a user would name it
 */
public record Setting(String value, String origin) {

    /** Never the value, which may be a token. */
    @Override
    public String toString() {
        return origin;
    }
}
