package io.invokectl.files;

import io.invokectl.application.port.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** How many rows a batch has, in a file of its folder: what is not begun yet is known from nowhere else. */
record BatchRows(Path folder) {
    static final String FILE = "batch.rows";

    private static final String FORM = "[0-9]{1,18}";

    /** The number; 0 if there is none that can be read. */
    long find() throws IOException {
        try {
            String number = Files.readString(folder.resolve(FILE), StandardCharsets.ISO_8859_1)
                    .strip();
            return number.matches(FORM) ? Long.parseLong(number) : 0;
        } catch (NoSuchFileException never) {
            return 0;
        }
    }

    void make(long number) {
        byte[] content = (number + "\n").getBytes(StandardCharsets.ISO_8859_1);
        try (Results.Draft draft = new ResultDirectory(folder.toString()).draft()) {
            draft.accept(content, 0, content.length);
            draft.keep(FILE, true);
        }
    }
}
