package io.invokectl.domain.failure;

/** A manifest cannot be used. */
public final class InvalidManifestException extends InvokectlException {

    /**
     * Reports a problem of the whole manifest.
     *
     * @param file the manifest
     * @param problem what is wrong, in words
     */
    public InvalidManifestException(String file, String problem) {
        super(file + ": " + problem);
    }

    /**
     * Reports a problem of one line.
     *
     * @param file the manifest
     * @param line the line number, counted from 1
     * @param problem what is wrong, in words
     */
    public InvalidManifestException(String file, long line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
