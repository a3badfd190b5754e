package io.invokectl.cli.output;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.text.SanitizedText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The three streams of the program. Whatever goes out through here is made {@link SanitizedText}: text from servers and
 * files must not steer a terminal. Thread-safe, but for what is read.
 */
public final class Console {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final TerminalStreams terminal;
    private final Supplier<Optional<String>> secrets;
    private final LiveRegion block = new LiveRegion();

    /**
     * Takes the streams, both writing UTF-8.
     *
     * @param secrets reads a line that is not shown while it is typed; nothing where that cannot be done
     */
    public Console(
            InputStream in,
            PrintStream out,
            PrintStream err,
            TerminalStreams terminal,
            Supplier<Optional<String>> secrets) {
        this.in = requireNonNull(in, "in");
        this.out = requireNonNull(out, "out");
        this.err = requireNonNull(err, "err");
        this.terminal = requireNonNull(terminal, "terminal");
        this.secrets = requireNonNull(secrets, "secrets");
    }

    /** Which streams are a terminal. */
    public TerminalStreams terminal() {
        return terminal;
    }

    /** A line of data, or several. */
    public void out(String line) {
        out.println(SanitizedText.lines(line));
    }

    /** A line of talk. */
    public synchronized void err(String line) {
        write(block.above(SanitizedText.line(line)));
    }

    /** Lines at the bottom of the terminal, in place of the ones before; what is told goes above them. */
    public synchronized void live(List<String> lines, TerminalSize screen) {
        write(block.show(
                lines.stream()
                        .map(line -> SanitizedText.line(line).replace('\t', ' '))
                        .toList(),
                screen));
    }

    /** The one line of progress on a terminal, in place of the one before. */
    public synchronized void progress(String line) {
        write("\r\u001b[K" + SanitizedText.line(line));
    }

    private void write(String frame) {
        err.print(frame);
        err.flush();
    }

    /** All of stdin, as bytes. */
    public InputStream in() {
        return in;
    }

    /**
     * Asks for a line.
     *
     * @throws LocalFileException if stdin cannot be read
     */
    public String ask(String question) {
        err.print(question + ": ");
        err.flush();
        var line = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
            }
        } catch (IOException failure) {
            throw new LocalFileException("stdin", "cannot be read: " + failure.getMessage());
        }
        return line.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "");
    }

    /** Asks for a line that is not shown while it is typed; nothing where that cannot be done. */
    public Optional<String> askSecret(String question) {
        if (!terminal.canAsk()) {
            return Optional.empty();
        }
        err.print(question + ": ");
        err.flush();
        return secrets.get();
    }

    /** Whether whoever read stdout has gone. */
    public boolean isClosed() {
        return out.checkError();
    }
}
