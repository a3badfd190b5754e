package io.invokectl.bootstrap;

import io.invokectl.cli.CommandReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes down, while the program is built, what is known then: the man pages, the scripts for shells, and the help of each
 * command, which the launcher shows without a JVM.
 */
public final class GenerateDocs {
    private GenerateDocs() {}

    /**
     * Writes {@code man/man1/invokectl-create.1}, {@code completions/invokectl.bash}, {@code help/invokectl/create.txt} and
     * the like.
     *
     * @param words the folder, which is made if it is not there
     * @throws IOException if that cannot be done
     */
    public static void main(String[] words) throws IOException {
        Path folder = Path.of(words[0]);
        for (Map.Entry<String, String> page : CommandReference.manPages().entrySet()) {
            write(folder.resolve("man/man1").resolve(page.getKey()), page.getValue());
        }
        for (Map.Entry<String, String> script :
                CommandReference.completionScripts().entrySet()) {
            write(folder.resolve("completions/invokectl." + script.getKey()), script.getValue());
        }
        for (Map.Entry<String, String> page : CommandReference.helpPages().entrySet()) {
            write(folder.resolve("help/" + page.getKey().replace(' ', '/') + ".txt"), page.getValue());
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.stripTrailing() + "\n");
    }
}
