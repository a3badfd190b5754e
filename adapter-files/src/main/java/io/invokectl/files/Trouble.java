package io.invokectl.files;

import io.invokectl.domain.failure.LocalFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What an exception of the file system means for a user. */
final class Trouble {
    private Trouble() {}

    static LocalFileException of(Path path, String what, IOException failure) {
        return new LocalFileException(path.toString(), what + ": " + reason(failure));
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file is in its place";
        }
        String reason = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return reason == null ? failure.toString() : reason;
    }
}
