package io.invokectl.config;

import io.invokectl.application.connect.Network;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.SavedSettings;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Settings by name, such as {@code http-retry-max}. A setting given by the caller takes precedence over the environment
 * ({@code DIGITALOCEAN_HTTP_RETRY_MAX}), which takes precedence over the config file. An empty value counts as unset.
 * The config file is read only if neither the caller nor the environment provides a setting. Immutable.
 */
public final class Settings {
    private static final String PREFIX = "DIGITALOCEAN_";
    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "False", "FALSE");

    private final Map<String, Setting> given;
    private final Map<String, String> environment;
    private final Optional<SavedSettings> file;

    private Settings(Map<String, Setting> given, Map<String, String> environment, Optional<SavedSettings> file) {
        this.given = Map.copyOf(given);
        this.environment = Map.copyOf(environment);
        this.file = file;
    }

    /**
     * Creates settings without a config file.
     *
     * @param given the settings given by the caller, by name
     * @param environment the environment variables
     */
    public Settings(Map<String, Setting> given, Map<String, String> environment) {
        this(given, environment, Optional.empty());
    }

    /** Returns a copy that falls back to a config file. */
    public Settings with(SavedSettings config) {
        return new Settings(given, environment, Optional.of(config));
    }

    /**
     * Returns a setting from the first source that provides it.
     *
     * @param aliases further environment variables, after the setting's own
     */
    public Optional<Setting> find(String name, String... aliases) {
        return given(name).or(() -> environment(name, aliases)).or(() -> saved(name));
    }

    /** Returns a setting if the caller gives it. */
    Optional<Setting> given(String name) {
        return Optional.ofNullable(given.get(name))
                .filter(setting -> !setting.value().isEmpty());
    }

    /** Returns a setting, even an empty one, if the caller gives it. */
    Optional<Setting> givenOrEmpty(String name) {
        return Optional.ofNullable(given.get(name));
    }

    /** Returns a setting if the environment provides it, in its own variable or in the first alias that is set. */
    Optional<Setting> environment(String name, String... aliases) {
        String variable = PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
        return variable(variable).or(() -> variable(aliases));
    }

    private Optional<Setting> variable(String... names) {
        return Stream.of(names)
                .map(name -> new Setting(environment.getOrDefault(name, ""), name))
                .filter(variable -> !variable.value().isEmpty())
                .findFirst();
    }

    /** Returns a setting if the config file provides it. */
    Optional<Setting> saved(String name) {
        return file.flatMap(config ->
                config.get(name).map(value -> new Setting(value, name + " in " + config.place())));
    }

    /** Returns whether the caller or the environment names the config file, so that it may not be the user's own. */
    boolean hasNamedConfig() {
        return given("config").or(() -> environment("config")).isPresent();
    }

    /**
     * Returns the proxies in {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} or their lower-case forms, as Go
     * programs read them, and the CA certificates in the setting {@code ca-file}, otherwise those in {@code SSL_CERT_FILE}
     * and {@code SSL_CERT_DIR}. In a CGI program {@code HTTP_PROXY} may come from the client's request and is ignored.
     */
    public Network network() {
        boolean cgi = variable("REQUEST_METHOD").isPresent();
        Optional<Setting> own = given("ca-file").or(() -> environment("ca-file"));
        Optional<Setting> folders = own.isPresent() ? Optional.empty() : variable("SSL_CERT_DIR");
        Optional<Setting> file = own.or(() -> variable("SSL_CERT_FILE"));
        return new Network(
                variable("HTTPS_PROXY", "https_proxy"),
                cgi ? Optional.empty() : variable("HTTP_PROXY", "http_proxy"),
                variable("NO_PROXY", "no_proxy"),
                folders.isPresent() ? file : file.or(() -> saved("ca-file")),
                folders);
    }

    /**
     * Returns the retry rules. A negative number of retries counts as 0.
     *
     * @throws InvalidSettingException if a setting is not a whole number or a wait is negative
     */
    public RetryRules retryRules() {
        RetryRules defaults = RetryRules.DEFAULT;
        return new RetryRules(
                Math.max(wholeNumber("http-retry-max", defaults.retries()), 0),
                seconds("http-retry-wait-min", defaults.waitMin()),
                seconds("http-retry-wait-max", defaults.waitMax()));
    }

    private Duration seconds(String name, Duration defaultValue) {
        int seconds = wholeNumber(name, Math.toIntExact(defaultValue.toSeconds()));
        if (seconds < 0) {
            throw new InvalidSettingException(
                    find(name).orElseThrow().origin(), "a wait must not be negative: " + seconds);
        }
        return Duration.ofSeconds(seconds);
    }

    private int wholeNumber(String name, int defaultValue) {
        return find(name).map(setting -> setting.read(Settings::number)).orElse(defaultValue);
    }

    /**
     * Returns a setting as a boolean.
     *
     * @throws InvalidSettingException if it is neither true nor false
     */
    public boolean isOn(String name, boolean defaultValue) {
        return find(name).map(setting -> setting.read(Settings::truth)).orElse(defaultValue);
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word.strip());
        } catch (NumberFormatException invalid) {
            throw new InvalidValueException("\"" + word + "\" is not a whole number");
        }
    }

    /**
     * Reads a boolean in the forms that doctl accepts.
     *
     * @param origin where the word was given, for the message
     * @throws InvalidSettingException if it is neither true nor false
     */
    public static boolean truth(String word, String origin) {
        return new Setting(word, origin).read(Settings::truth);
    }

    private static boolean truth(String word) {
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            throw new InvalidValueException("\"" + word + "\" is neither true nor false");
        }
        return TRUE.contains(word);
    }
}
