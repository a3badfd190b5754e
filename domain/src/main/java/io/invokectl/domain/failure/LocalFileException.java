package io.invokectl.domain.failure;

/** A local file or folder cannot be read or written. */
public final class LocalFileException extends InvokectlException {

    /**
     * Reports a problem of a file.
     *
     * @param path the file or folder
     * @param problem what is wrong, in words
     */
    public LocalFileException(String path, String problem) {
        super(path + ": " + problem);
    }
}
