package io.invokectl.application.settings;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.SavedSettings;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.value.InvalidValueException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The settings of one command: a flag beats the environment, which beats the config file. An empty value counts as
 * none. The config file is only read when flag and environment are silent.
 */
public final class Settings {
    private static final String PREFIX = "DIGITALOCEAN_";
    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "False", "FALSE");

    private final Map<String, String> flags;
    private final Map<String, String> environment;
    private final SavedSettings saved;

    /**
     * Takes the three sources.
     *
     * @param flags the flags that were given, by their names without dashes
     * @param environment the environment's variables
     * @param saved the config file
     */
    public Settings(Map<String, String> flags, Map<String, String> environment, SavedSettings saved) {
        this.flags = Map.copyOf(flags);
        this.environment = Map.copyOf(environment);
        this.saved = requireNonNull(saved, "saved");
    }

    /** The setting of that name, from the first source that has it; the environment may have it in other variables. */
    public Optional<Setting> find(String name, String... others) {
        return flag(name).or(() -> environment(name, others)).or(() -> saved(name));
    }

    /** The setting of that name where a flag gives it. */
    public Optional<Setting> flag(String name) {
        return nonEmpty(flags.getOrDefault(name, ""), "--" + name);
    }

    /** Whether a flag gives the setting, be it an empty value. */
    public boolean hasFlag(String name) {
        return flags.containsKey(name);
    }

    /** The setting of that name where the environment gives it, or the first of these other variables. */
    public Optional<Setting> environment(String name, String... others) {
        String own = PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
        return first(environment, own).or(() -> first(environment, others));
    }

    /** The first of the variables that has a value. */
    static Optional<Setting> first(Map<String, String> environment, String... variables) {
        return Stream.of(variables)
                .flatMap(variable -> nonEmpty(environment.getOrDefault(variable, ""), variable).stream())
                .findFirst();
    }

    /** Whether the config file is one that a flag or the environment names, and not the user's own. */
    boolean hasNamedConfig() {
        return flag("config").or(() -> environment("config")).isPresent();
    }

    /** How requests leave this machine: by the environment, with {@code ca-file} before {@code SSL_CERT_FILE}. */
    public Network network() {
        Network outside = Network.of(environment);
        return find("ca-file", "SSL_CERT_FILE").map(outside::trusting).orElse(outside);
    }

    /** The setting of that name where the config file gives it. */
    Optional<Setting> saved(String name) {
        return saved.get(name).map(value -> new Setting(value, name + " in " + saved.place()));
    }

    /**
     * The setting of that name as a whole number.
     *
     * @throws InvalidSettingException if it is none
     */
    public int wholeNumber(String name, int otherwise) {
        return find(name).map(read(Settings::number)).orElse(otherwise);
    }

    /**
     * The setting of that name as a switch.
     *
     * @throws InvalidSettingException if it is neither true nor false
     */
    public boolean isOn(String name, boolean otherwise) {
        return find(name).map(read(Settings::truth)).orElse(otherwise);
    }

    /** Reads a setting's value, and turns a refusal into an error that names the setting's origin. */
    static <T> Function<Setting, T> read(Function<String, T> reader) {
        return setting -> {
            try {
                return reader.apply(setting.value());
            } catch (InvalidValueException refused) {
                throw new InvalidSettingException(setting.origin(), refused.problem());
            }
        };
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word.strip());
        } catch (NumberFormatException none) {
            throw new InvalidValueException("\"" + word + "\" is not a whole number");
        }
    }

    /**
     * Reads a switch by the words that doctl takes for true and false.
     *
     * @param origin where the word comes from, for the message
     * @throws InvalidSettingException if it is neither
     */
    public static boolean truth(String word, String origin) {
        return Settings.<Boolean>read(Settings::truth).apply(new Setting(word, origin));
    }

    private static boolean truth(String word) {
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            throw new InvalidValueException("\"" + word + "\" is neither true nor false");
        }
        return TRUE.contains(word);
    }

    private static Optional<Setting> nonEmpty(String value, String origin) {
        return value.isEmpty() ? Optional.empty() : Optional.of(new Setting(value, origin));
    }
}
