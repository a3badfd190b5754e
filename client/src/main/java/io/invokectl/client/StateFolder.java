package io.invokectl.client;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where this program keeps what it has to remember: in the user's state directory. */
public final class StateFolder {
    private static final String NAME = "invokectl";

    private StateFolder() {}

    /**
     * The folder of a user: below {@code XDG_STATE_HOME}, else below {@code ~/.local/state}, or on macOS below
     * {@code ~/Library/Application Support}.
     *
     * @param environment the environment's variables
     * @param system the name of the operating system as Java has it in {@code os.name}
     * @return nothing where the environment names no home
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
