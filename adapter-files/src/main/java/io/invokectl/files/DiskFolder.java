package io.invokectl.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder whose entries are to outlive a crash of the machine. */
record DiskFolder(Path path) {

    /** Makes the folder and those above it, as far as they are not there, and has each known to the disk. */
    void make() throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Path above = path.toAbsolutePath().getParent();
        if (above == null) {
            throw new FileAlreadyExistsException(path.toString());
        }
        new DiskFolder(above).make();
        try {
            Files.createDirectory(path);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(path)) {
                throw there;
            }
        }
        new DiskFolder(above).force();
    }

    /** Has the names in the folder known to the disk. */
    void force() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
