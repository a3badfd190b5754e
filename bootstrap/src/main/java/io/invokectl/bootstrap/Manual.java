package io.invokectl.bootstrap;

import io.invokectl.cli.CommandReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the man pages, while the program is built. */
public final class Manual {
    private Manual() {}

    /**
     * Writes them.
     *
     * @param words the folder, which is made if it is not there
     * @throws IOException if that cannot be done
     */
    public static void main(String[] words) throws IOException {
        Path folder = Files.createDirectories(Path.of(words[0]));
        for (Map.Entry<String, String> page : CommandReference.manPages().entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
    }
}
