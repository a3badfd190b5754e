package io.invokectl.files;

import io.invokectl.application.port.Results;
import io.invokectl.domain.failure.LocalFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The name of a batch, in a file of its folder. Under it the ledger knows what was bought, so it is never made anew. */
record BatchName(Path folder) {
    static final String FILE = "batch.name";

    private static final String FORM = "[0-9a-f]{16}";
    private static final int LONGEST = 64;

    /** The name, if the folder has one. */
    Optional<String> find() throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream content = Files.newInputStream(file)) {
            String name = new String(content.readNBytes(LONGEST), StandardCharsets.US_ASCII).strip();
            if (!name.matches(FORM)) {
                throw new LocalFileException(file.toString(), "is not the name of a batch; put back the file that was");
            }
            return Optional.of(name);
        }
    }

    /** Gives the folder a name, in a file that is whole or not there. */
    String make(RandomGenerator chance) throws IOException {
        String name = HexFormat.of().toHexDigits(chance.nextLong());
        byte[] content = (name + "\n").getBytes(StandardCharsets.US_ASCII);
        try (Results.Draft draft = new ResultDirectory(folder.toString()).draft()) {
            draft.accept(content, 0, content.length);
            draft.keep(FILE, false);
        }
        return name;
    }
}
