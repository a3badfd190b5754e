package io.invokectl.cli.output;

import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.text.SanitizedText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The standard streams. All output is {@linkplain SanitizedText sanitized}: text from servers and files must not control
 * the terminal. Writing is thread-safe, reading is not.
 */
public final class Console {
    private static final Set<String> CLOSED = Set.of("Broken pipe", "Connection reset by peer");

    private final InputStream in;
    private final OutputStream out;
    private final PrintStream err;
    private final TerminalStreams terminal;
    private final Supplier<Optional<String>> secrets;
    private final LiveRegion liveRegion = new LiveRegion();
    private Optional<IOException> outFailure = Optional.empty();

    /**
     * Creates a console.
     *
     * @param out stdout
     * @param err stderr, encoding UTF-8
     * @param secrets reads a line without echo; returns empty if the terminal cannot turn off echo
     */
    public Console(
            InputStream in,
            OutputStream out,
            PrintStream err,
            TerminalStreams terminal,
            Supplier<Optional<String>> secrets) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.secrets = secrets;
    }

    /** Returns which of the streams are terminals. */
    public TerminalStreams terminal() {
        return terminal;
    }

    /** Prints one or more lines to stdout, as UTF-8. Prints nothing more after a failure. */
    public synchronized void out(String line) {
        if (outFailure.isEmpty()) {
            try {
                out.write((SanitizedText.lines(line) + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException failure) {
                outFailure = Optional.of(failure);
            }
        }
    }

    /** Prints a line to stderr, above the live region. */
    public synchronized void err(String line) {
        write(liveRegion.above(SanitizedText.line(line)));
    }

    /** Replaces the lines of the live region at the bottom of the terminal. */
    public synchronized void live(List<String> lines, TerminalSize size) {
        write(liveRegion.show(
                lines.stream()
                        .map(line -> SanitizedText.line(line).replace('\t', ' '))
                        .toList(),
                size));
    }

    /** Replaces the line of progress on a terminal. */
    public synchronized void progress(String line) {
        write("\r\u001b[K" + SanitizedText.line(line));
    }

    private void write(String frame) {
        err.print(frame);
        err.flush();
    }

    /** Returns stdin. */
    public InputStream in() {
        return in;
    }

    /**
     * Prompts for a line.
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

    /** Prompts for a line without echo; returns empty if that is not possible. */
    public Optional<String> askSecret(String question) {
        if (!terminal.canAsk()) {
            return Optional.empty();
        }
        err.print(question + ": ");
        err.flush();
        return secrets.get();
    }

    /** Whether something could not be written to stdout. */
    public synchronized boolean isOutBroken() {
        return outFailure.isPresent();
    }

    /** Returns why stdout could not be written; empty if it could, or if its reader has closed it. */
    public synchronized Optional<String> outFailure() {
        return outFailure
                .map(failure -> String.valueOf(failure.getMessage()))
                .filter(reason -> !CLOSED.contains(reason));
    }
}
