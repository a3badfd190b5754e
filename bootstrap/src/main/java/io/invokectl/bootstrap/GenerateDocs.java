package io.invokectl.bootstrap;

import io.invokectl.cli.CommandReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Generates documents while the program is built: man pages, completion scripts, and the help of each command, which the
 * launcher shows without a JVM.
 */
public final class GenerateDocs {
    private GenerateDocs() {}

    /**
     * Writes {@code man/man1/invokectl-create.1}, {@code completions/invokectl.bash}, {@code help/invokectl/create.txt} and
     * the like.
     *
     * @param args the directory, which is created if necessary
     * @throws IOException if a document cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        var reference = new CommandReference(DaggerCommandLineComponent.create().commandTree());
        for (Map.Entry<String, String> page : reference.manPages().entrySet()) {
            write(folder.resolve("man/man1").resolve(page.getKey()), page.getValue());
        }
        for (Map.Entry<String, String> script : reference.completionScripts().entrySet()) {
            write(folder.resolve("completions/invokectl." + script.getKey()), script.getValue());
        }
        for (Map.Entry<String, String> page : reference.helpPages().entrySet()) {
            write(folder.resolve("help/" + page.getKey().replace(' ', '/') + ".txt"), page.getValue());
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.stripTrailing() + "\n");
    }
}
