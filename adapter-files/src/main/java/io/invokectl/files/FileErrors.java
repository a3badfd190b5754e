package io.invokectl.files;

import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.filesystem.FileFailure;
import io.invokectl.filesystem.UntrustedFileException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Words exceptions of the file system. */
final class FileErrors {
    private FileErrors() {}

    static LocalFileException of(Path path, String what, IOException failure) {
        return of(path.toString(), what, failure);
    }

    static LocalFileException of(String name, String what, IOException failure) {
        String reason = FileFailure.reason(failure);
        return failure instanceof UntrustedFileException planted
                ? new LocalFileException(planted.getFile(), reason)
                : new LocalFileException(name, what + ": " + reason);
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
}
