package io.invokectl.domain.failure;

/** A manifest cannot be used; nothing was sent. */
public final class InvalidManifest extends InvokectlException {

    /**
     * Names the line.
     *
     * @param file the manifest
     * @param line the number of the line, counted from 1
     * @param problem what is wrong with it, in words
     */
    public InvalidManifest(String file, long line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
