package io.invokectl.domain.failure;

/** A local file or directory cannot be read or written. */
public final class LocalFileException extends InvokectlException {
    private final boolean conflict;

    /** A problem with a file or directory, as a predicate such as "cannot be read". */
    public LocalFileException(String path, String problem) {
        this(path, problem, false);
    }

    private LocalFileException(String path, String problem, boolean conflict) {
        super(path + ": " + problem);
        this.conflict = conflict;
    }

    /** A file that was not overwritten because its content differs. */
    public static LocalFileException conflict(String path) {
        return new LocalFileException(path, "already exists with different content", true);
    }

    /** Whether a file already exists with different content, and saving with overwriting allowed would replace it. */
    public boolean isConflict() {
        return conflict;
    }
}
