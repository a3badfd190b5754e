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
 * Determines the size of the terminal with {@code stty}, on first use and again after each SIGWINCH. Thread-safe.
 */
final class TerminalSizeProbe implements Supplier<TerminalSize> {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,4}) ([1-9][0-9]{0,4})");

    private final Map<String, String> environment;
    private final AtomicBoolean stale = new AtomicBoolean(true);
    private boolean listening;
    private TerminalSize known = TerminalSize.DEFAULT;

    /** @param environment provides COLUMNS, which is used if {@code stty} fails */
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
            known = read(query()).orElseGet(this::fromEnvironment);
        }
        return known;
    }

    private void listen() {
        try {
            Signals.on("WINCH", () -> stale.set(true));
        } catch (ReflectiveOperationException | IllegalArgumentException unsupported) {
            // The initial size remains in use.
        }
    }

    /** Parses the output of {@code stty size}: rows and columns. */
    static Optional<TerminalSize> read(String answer) {
        Matcher size = SIZE.matcher(answer.strip());
        return size.matches()
                ? Optional.of(new TerminalSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))))
                : Optional.empty();
    }

    private static String query() {
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

    private TerminalSize fromEnvironment() {
        return read(TerminalSize.DEFAULT.rows() + " " + environment.getOrDefault("COLUMNS", ""))
                .orElse(TerminalSize.DEFAULT);
    }
}
