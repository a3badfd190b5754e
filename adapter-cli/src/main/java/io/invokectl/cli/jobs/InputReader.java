package io.invokectl.cli.jobs;

import io.invokectl.cli.output.Console;
import io.invokectl.cli.output.UsageException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads input from files and stdin. Stdin can be read only once per command. */
public final class InputReader {
    private static final String STDIN = "-";

    private final Console console;
    private Optional<String> stdinReader = Optional.empty();

    /** @param console provides stdin */
    public InputReader(Console console) {
        this.console = console;
    }

    /** Returns the content of a file or of stdin, {@code -}, truncated to one byte more than the limit. */
    byte[] read(String name, String flag) {
        try (InputStream content = name.equals(STDIN) ? stdin(flag) : Files.newInputStream(Path.of(name))) {
            return content.readNBytes(JsonText.MAX_BYTES + 1);
        } catch (NoSuchFileException missing) {
            throw new LocalFileException(name, "no such file (" + flag + ")");
        } catch (AccessDeniedException denied) {
            throw new LocalFileException(name, "permission denied (" + flag + ")");
        } catch (IOException | InvalidPathException failure) {
            throw new LocalFileException(name, "cannot be read (" + flag + "): " + failure.getMessage());
        }
    }

    /** Returns the content of a file, or of stdin for {@code -}, as text. Messages name the flag that specifies it. */
    public String text(String name, String flag) {
        byte[] content = read(name, flag);
        if (content.length > JsonText.MAX_BYTES) {
            throw new UsageException(flag + ": the file is larger than 16 MiB");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException binary) {
            throw new UsageException(flag + ": the file is not UTF-8 text");
        }
    }

    /**
     * Returns stdin.
     *
     * @param flag the flag or argument that specifies it, for messages
     * @throws UsageException if it was read before
     */
    public InputStream stdin(String flag) {
        stdinReader.ifPresent(other -> {
            throw new UsageException("stdin can be read only once, but both " + other + " and " + flag + " use it");
        });
        stdinReader = Optional.of(flag);
        if (console.terminal().in()) {
            console.err("Notice: reading stdin for " + flag + "; press Ctrl-D to end");
        }
        return console.in();
    }
}
