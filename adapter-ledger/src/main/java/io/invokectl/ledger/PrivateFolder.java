package io.invokectl.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.concurrent.ThreadLocalRandom;

/** A folder whose files may be trusted to be this user's own. It is there. */
record PrivateFolder(Path path) {

    /** Whether it belongs to this user and nobody else can write it. */
    boolean isTrusted() throws IOException {
        var folder = Files.readAttributes(path, PosixFileAttributes.class);
        return !folder.permissions().contains(PosixFilePermission.GROUP_WRITE)
                && !folder.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                && folder.owner().equals(user());
    }

    /** Who this process is to the file system: a name may be set by anyone, but not the owner of a new file. */
    private UserPrincipal user() throws IOException {
        Path probe = path.resolve(
                "owner-" + Long.toHexString(ThreadLocalRandom.current().nextLong()));
        PrivateFile.createFile(probe);
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }
}
