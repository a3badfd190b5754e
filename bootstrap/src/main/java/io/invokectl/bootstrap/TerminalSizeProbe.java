package io.invokectl.bootstrap;

import io.invokectl.cli.output.TerminalSize;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large the terminal is: asked of {@code stty} when it is first wanted, and again after each signal that it has
 * changed. Thread-safe.
 */
final class TerminalSizeProbe implements Supplier<TerminalSize> {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,4}) ([1-9][0-9]{0,4})");

    private final Map<String, String> environment;
    private final AtomicBoolean stale = new AtomicBoolean(true);
    private boolean listening;
    private TerminalSize known = TerminalSize.USUAL;

    /** Takes the environment, which may tell where {@code stty} does not. */
    TerminalSizeProbe(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public synchronized TerminalSize get() {
        if (!listening) {
            listening = true;
            listen();
        }
        if (stale.getAndSet(false)) {
            known = read(asked()).orElseGet(this::told);
        }
        return known;
    }

    private void listen() {
        try {
            Signals.on("WINCH", () -> stale.set(true));
        } catch (ReflectiveOperationException | IllegalArgumentException unsupported) {
            // The size of the beginning has to do.
        }
    }

    /** The answer of {@code stty size}, rows and columns. */
    static Optional<TerminalSize> read(String answer) {
        Matcher size = SIZE.matcher(answer.strip());
        return size.matches()
                ? Optional.of(new TerminalSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))))
                : Optional.empty();
    }

    private static String asked() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream answer = stty.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.US_ASCII);
            }
        } catch (IOException noTerminal) {
            return "";
        }
    }

    private TerminalSize told() {
        return read(TerminalSize.USUAL.rows() + " " + environment.getOrDefault("COLUMNS", ""))
                .orElse(TerminalSize.USUAL);
    }
}
