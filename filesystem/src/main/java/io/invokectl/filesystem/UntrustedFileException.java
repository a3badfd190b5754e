package io.invokectl.filesystem;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Another user may have created a file. {@link #getReason} says why, and what to do about it. */
public final class UntrustedFileException extends FileSystemException {
    UntrustedFileException(Path file, String problem) {
        super(file.toString(), null, problem + "; remove it, or use a directory that only you can write to");
    }
}
