package io.invokectl.files;

import io.invokectl.application.port.Results;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A folder whose entries are to outlive a crash of the machine. */
record DurableDirectory(Path path) {
    private static final int MOST_BYTES = 64;

    /** Makes the folder and those above it, as far as they are not there, and has each known to the disk. */
    void make() throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Path above = path.toAbsolutePath().getParent();
        if (above == null) {
            throw new FileAlreadyExistsException(path.toString());
        }
        new DurableDirectory(above).make();
        try {
            Files.createDirectory(path);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(path)) {
                throw there;
            }
        }
        new DurableDirectory(above).force();
    }

    /** The word in a file of the folder, if there is that file; at most its first 64 bytes. */
    Optional<String> word(String file) throws IOException {
        try (InputStream content = OwnFile.read(path.resolve(file))) {
            return Optional.of(new String(content.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII).strip());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** Puts a word into a file of the folder, which holds the old word or the new one, and never half of one. */
    void write(String file, String word) {
        byte[] content = (word + "\n").getBytes(StandardCharsets.US_ASCII);
        try (Results.Draft draft = new ResultDirectory(path.toString()).draft()) {
            draft.accept(content, 0, content.length);
            draft.save(file, true);
        }
    }

    /** Has the names in the folder known to the disk. */
    void force() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
