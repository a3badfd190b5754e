package io.invokectl.domain.failure;

/** A setting is invalid, or the file that contains it is malformed. */
public final class InvalidSettingException extends InvokectlException {

    /**
     * Reports the origin of the setting.
     *
     * @param origin the flag, the environment variable, or the file and the position in it
     * @param problem what is wrong, in words
     */
    public InvalidSettingException(String origin, String problem) {
        super(origin + ": " + problem);
    }
}
