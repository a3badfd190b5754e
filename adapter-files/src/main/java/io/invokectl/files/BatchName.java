package io.invokectl.files;

import io.invokectl.domain.failure.LocalFileException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The name of a batch, in a file of its folder. Under it the ledger knows what was bought, so it is never made anew. */
record BatchName(DurableDirectory folder) {
    private static final String FILE = "batch.name";
    private static final String FORM = "[0-9a-f]{16}";

    /** The name, if the folder has one. */
    Optional<String> find() throws IOException {
        Optional<String> name = folder.word(FILE);
        if (name.filter(word -> !word.matches(FORM)).isPresent()) {
            throw new LocalFileException(
                    folder.path().resolve(FILE).toString(), "is not the name of a batch; put back the file that was");
        }
        return name;
    }

    /** Gives the folder a name. */
    String make(RandomGenerator chance) {
        String name = any(chance);
        folder.write(FILE, name);
        return name;
    }

    /** A name that no batch has. */
    static String any(RandomGenerator chance) {
        return HexFormat.of().toHexDigits(chance.nextLong());
    }
}
