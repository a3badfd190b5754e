package io.invokectl.domain.failure;

/** A manifest cannot be used. */
public final class InvalidManifestException extends InvokectlException {

    /**
     * Says what is wrong with the whole of it.
     *
     * @param file the manifest
     * @param problem what is wrong, in words
     */
    public InvalidManifestException(String file, String problem) {
        super(file + ": " + problem);
    }

    /**
     * Names the line.
     *
     * @param file the manifest
     * @param line the number of the line, counted from 1
     * @param problem what is wrong with it, in words
     */
    public InvalidManifestException(String file, long line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
