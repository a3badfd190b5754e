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

/** A folder whose entries survive a crash of the machine. */
record DurableDirectory(Path path) {
    private static final int MAX_BYTES = 64;

    /** Creates the folder and its missing parents, and forces each entry to disk. */
    void create() throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new FileAlreadyExistsException(path.toString());
        }
        new DurableDirectory(parent).create();
        try {
            Files.createDirectory(path);
        } catch (FileAlreadyExistsException exists) {
            if (!Files.isDirectory(path)) {
                throw exists;
            }
        }
        new DurableDirectory(parent).force();
    }

    /** The first 64 bytes of a file in the folder, stripped; empty if the file does not exist. */
    Optional<String> word(String file) throws IOException {
        try (InputStream content = OwnFile.read(path.resolve(file))) {
            return Optional.of(new String(content.readNBytes(MAX_BYTES), StandardCharsets.US_ASCII).strip());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** Replaces the content of a file in the folder, atomically. */
    void write(String file, String word) {
        byte[] content = (word + "\n").getBytes(StandardCharsets.US_ASCII);
        try (Results.Draft draft = new ResultDirectory(path.toString()).draft()) {
            draft.accept(content, 0, content.length);
            draft.save(file, true);
        }
    }

    /** Forces the entries of the folder to disk. */
    void force() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
