package io.invokectl.domain.failure;

/** A setting is invalid, or the file that contains it is malformed. */
public final class InvalidSettingException extends InvokectlException {

    /** A problem of a setting, by its origin: a flag, an environment variable, or a place in a file. */
    public InvalidSettingException(String origin, String problem) {
        super(origin + ": " + problem);
    }
}
