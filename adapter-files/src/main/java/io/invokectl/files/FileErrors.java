package io.invokectl.files;

import io.invokectl.domain.failure.LocalFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Words exceptions of the file system. */
final class FileErrors {
    private FileErrors() {}

    static LocalFileException of(Path path, String what, IOException failure) {
        return of(path.toString(), what, failure);
    }

    static LocalFileException of(String name, String what, IOException failure) {
        return new LocalFileException(name, what + ": " + reason(failure));
    }

    /**
     * Parses a path.
     *
     * @throws LocalFileException if it is invalid
     */
    static Path path(String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException unusable) {
            throw new LocalFileException(path, "is not a path: " + unusable.getReason());
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file of that name exists";
        }
        String reason = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return reason == null ? failure.toString() : reason;
    }
}
