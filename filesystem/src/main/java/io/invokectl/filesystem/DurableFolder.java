package io.invokectl.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;

/** Folders whose entries survive a crash of the machine. */
public final class DurableFolder {
    private DurableFolder() {}

    /**
     * Creates a directory and its missing parents, and forces each new entry to disk.
     *
     * @param attributes set on each directory that is created
     */
    public static void create(Path folder, FileAttribute<?>... attributes) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            create(parent, attributes);
        }
        try {
            Files.createDirectory(folder, attributes);
        } catch (FileAlreadyExistsException exists) {
            if (!Files.isDirectory(folder)) {
                throw new FileSystemException(folder.toString(), null, folder + " is not a directory");
            }
        }
        if (parent != null) {
            force(parent);
        }
    }

    /** Forces the entries of a directory to disk. */
    public static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
