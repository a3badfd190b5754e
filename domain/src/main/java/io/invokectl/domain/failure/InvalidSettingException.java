package io.invokectl.domain.failure;

/** A setting cannot be used, or the file that keeps the settings cannot be read as what it should be. */
public final class InvalidSettingException extends InvokectlException {

    /**
     * Names the place.
     *
     * @param origin the flag, the environment variable, or the file and where in it
     * @param problem what is wrong, in words
     */
    public InvalidSettingException(String origin, String problem) {
        super(origin + ": " + problem);
    }
}
