package io.invokectl.ledger;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;

/** A folder whose files may be trusted to be this user's own. It is there. */
record OwnerOnlyDirectory(Path path) {
    private static final int MOST_PROBES = 1000;

    /** Whether it belongs to this user and nobody else can write it. */
    boolean isTrusted() throws IOException {
        var folder = Files.readAttributes(path, PosixFileAttributes.class);
        return !folder.permissions().contains(PosixFilePermission.GROUP_WRITE)
                && !folder.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                && folder.owner().equals(user());
    }

    /** Who this process is to the file system: a name may be set by anyone, but not the owner of a file just made. */
    private UserPrincipal user() throws IOException {
        for (int number = 1; ; number++) {
            Path probe = path.resolve("owner-" + number);
            try {
                Files.createFile(probe);
            } catch (FileAlreadyExistsException anothers) {
                if (number == MOST_PROBES) {
                    throw anothers;
                }
                continue;
            }
            try {
                return Files.getOwner(probe);
            } finally {
                Files.deleteIfExists(probe);
            }
        }
    }
}
