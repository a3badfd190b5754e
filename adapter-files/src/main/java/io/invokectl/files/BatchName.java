package io.invokectl.files;

import io.invokectl.domain.failure.LocalFileException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The name of a batch, in a file of its folder. It identifies the batch in the ledger, so it never changes. */
record BatchName(DurableDirectory folder) {
    private static final String FILE = "batch.name";
    private static final String FORM = "[0-9a-f]{16}";

    Optional<String> find() throws IOException {
        Optional<String> name = folder.word(FILE);
        if (name.filter(word -> !word.matches(FORM)).isPresent()) {
            throw new LocalFileException(
                    folder.path().resolve(FILE).toString(), "is not a batch name; restore the original file");
        }
        return name;
    }

    /** Creates the name and records it. */
    String create(RandomGenerator random) {
        String name = random(random);
        folder.write(FILE, name);
        return name;
    }

    /** A new name. */
    static String random(RandomGenerator random) {
        return HexFormat.of().toHexDigits(random.nextLong());
    }
}
