package io.invokectl.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Paths in the user's own directories, which differ by operating system. */
public final class UserFolders {
    private static final Path MAC = Path.of("Library", "Application Support");

    private UserFolders() {}

    /**
     * Returns the directory for the user's ledger and other state: in {@code XDG_STATE_HOME}, by default {@code
     * ~/.local/state}, or on macOS {@code ~/Library/Application Support}.
     *
     * @param environment the environment variables
     * @param system the operating system, as in the system property {@code os.name}
     * @return the directory; empty if the environment does not name a home directory
     */
    public static Optional<Path> state(Map<String, String> environment, String system) {
        Path usual = isMac(system) ? MAC : Path.of(".local", "state");
        return path(environment, "XDG_STATE_HOME")
                .filter(Path::isAbsolute)
                .or(() -> path(environment, "HOME").map(home -> home.resolve(usual)))
                .map(folder -> folder.resolve("invokectl"));
    }

    /** Returns doctl's config file, in Go's user config directory; empty if the environment does not name one. */
    static Optional<Path> doctlConfig(Map<String, String> environment, String system) {
        return configFolder(environment, system)
                .map(folder -> folder.resolve("doctl").resolve("config.yaml"));
    }

    private static Optional<Path> configFolder(Map<String, String> environment, String system) {
        if (isMac(system)) {
            return path(environment, "HOME").map(home -> home.resolve(MAC));
        }
        if (system.toLowerCase(Locale.ROOT).startsWith("windows")) {
            return path(environment, "APPDATA");
        }
        return path(environment, "XDG_CONFIG_HOME")
                .filter(Path::isAbsolute)
                .or(() -> path(environment, "HOME").map(home -> home.resolve(".config")));
    }

    private static boolean isMac(String system) {
        return system.toLowerCase(Locale.ROOT).startsWith("mac");
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
