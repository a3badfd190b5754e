package io.invokectl.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The directory for the user's own ledger and other state, in the user's state directory. */
public final class StateFolder {
    private static final String NAME = "invokectl";

    private StateFolder() {}

    /**
     * Returns the directory: in {@code XDG_STATE_HOME}, by default {@code ~/.local/state}, or on macOS {@code
     * ~/Library/Application Support}.
     *
     * @param environment the environment variables
     * @param system the operating system, as in the system property {@code os.name}
     * @return the directory; empty if the environment does not name a home directory
     */
    public static Optional<Path> ofUser(Map<String, String> environment, String system) {
        boolean mac = system.toLowerCase(Locale.ROOT).startsWith("mac");
        Path usual = mac ? Path.of("Library", "Application Support") : Path.of(".local", "state");
        return path(environment, "XDG_STATE_HOME")
                .filter(Path::isAbsolute)
                .or(() -> path(environment, "HOME").map(home -> home.resolve(usual)))
                .map(folder -> folder.resolve(NAME));
    }

    private static Optional<Path> path(Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "");
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
