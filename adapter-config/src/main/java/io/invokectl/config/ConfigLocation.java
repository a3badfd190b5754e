package io.invokectl.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The path of doctl's config file, in Go's user config directory, which differs by operating system. */
final class ConfigLocation {
    private final Map<String, String> environment;
    private final String system;

    /** @param system the operating system, as in the system property {@code os.name} */
    ConfigLocation(Map<String, String> environment, String system) {
        this.environment = environment;
        this.system = system.toLowerCase(Locale.ROOT);
    }

    /** Returns the path; empty if the environment does not name a home directory. */
    Optional<Path> find() {
        return directory().map(directory -> directory.resolve("doctl").resolve("config.yaml"));
    }

    private Optional<Path> directory() {
        if (system.startsWith("mac")) {
            return path("HOME").map(home -> home.resolve("Library").resolve("Application Support"));
        }
        if (system.startsWith("windows")) {
            return path("APPDATA");
        }
        return path("XDG_CONFIG_HOME")
                .filter(Path::isAbsolute)
                .or(() -> path("HOME").map(home -> home.resolve(".config")));
    }

    private Optional<Path> path(String variable) {
        String value = environment.getOrDefault(variable, "");
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
