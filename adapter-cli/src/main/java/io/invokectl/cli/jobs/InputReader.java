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

/** Reads what a command is given in files and on stdin, which can be named once. */
public final class InputReader {
    private static final String STDIN = "-";

    private final Console console;
    private Optional<String> stdinTakenBy = Optional.empty();

    /** Takes the console, whose stdin it is. */
    public InputReader(Console console) {
        this.console = console;
    }

    /**
     * The content of a file, {@code -} for stdin, at most one byte more than may be read.
     *
     * @param flag which flag names it, for messages
     */
    byte[] read(String name, String flag) {
        try (InputStream content = name.equals(STDIN) ? stdin(flag) : Files.newInputStream(Path.of(name))) {
            return content.readNBytes(JsonText.MAX_BYTES + 1);
        } catch (NoSuchFileException missing) {
            throw new LocalFileException(name, "there is no such file (" + flag + ")");
        } catch (AccessDeniedException denied) {
            throw new LocalFileException(name, "permission denied (" + flag + ")");
        } catch (IOException | InvalidPathException failure) {
            throw new LocalFileException(name, "cannot be read (" + flag + "): " + failure.getMessage());
        }
    }

    /**
     * The content of a file as text.
     *
     * @param flag which flag names it, for messages
     */
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
     * Stdin.
     *
     * @param flag what names it, for messages
     * @throws UsageException if something else has named it before
     */
    public InputStream stdin(String flag) {
        stdinTakenBy.ifPresent(other -> {
            throw new UsageException("stdin can be read once, and both " + other + " and " + flag + " name it");
        });
        stdinTakenBy = Optional.of(flag);
        if (console.terminal().in()) {
            console.err("Notice: reading stdin for " + flag + "; end it with Ctrl-D");
        }
        return console.in();
    }
}
