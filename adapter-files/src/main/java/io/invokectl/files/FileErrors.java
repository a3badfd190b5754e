package io.invokectl.files;

import io.invokectl.domain.failure.LocalFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What an exception of the file system means for a user. */
final class FileErrors {
    private FileErrors() {}

    static LocalFileException of(Path path, String what, IOException failure) {
        return of(path.toString(), what, failure);
    }

    static LocalFileException of(String name, String what, IOException failure) {
        return new LocalFileException(name, what + ": " + reason(failure));
    }

    /**
     * The path that a user typed.
     *
     * @throws LocalFileException if that can be no path
     */
    static Path path(String typed) {
        try {
            return Path.of(typed);
        } catch (InvalidPathException unusable) {
            throw new LocalFileException(typed, "is no path: " + unusable.getReason());
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file is in its place";
        }
        String reason = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return reason == null ? failure.toString() : reason;
    }
}
