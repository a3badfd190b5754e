package io.invokectl.config;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Contexts;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.SavedSettings;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.UnknownContextException;
import io.invokectl.domain.value.InvalidValueException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Contexts and settings in doctl's config file: the token of the default context under {@code access-token}, the others
 * below {@code auth-contexts}, the name of the current context under {@code context}, and settings under their own names.
 * The file is read on first use and again before each change. A file that does not exist counts as empty. Not
 * thread-safe.
 */
public final class YamlConfig implements Contexts, SavedSettings {
    private static final String TOKEN = "access-token";
    private static final String CONTEXTS = "auth-contexts";
    private static final String CURRENT = "context";

    private final Optional<ConfigFile> file;
    private final ProgressListener listener;
    private Optional<ConfigDocument> document = Optional.empty();
    private boolean warned;

    private YamlConfig(Optional<ConfigFile> file, ProgressListener listener) {
        this.file = file;
        this.listener = requireNonNull(listener, "listener");
    }

    /**
     * Opens a config file without reading it.
     *
     * @param path the file; doctl's own if empty
     * @param environment the environment variables, which locate doctl's own file; without a home directory there is none
     * @param system the operating system, as in the system property {@code os.name}
     * @param listener receives a warning if others can read a file that holds a token
     * @throws LocalFileException if {@code path} is not a path
     */
    public static YamlConfig open(
            Optional<String> path, Map<String, String> environment, String system, ProgressListener listener) {
        Optional<Path> file = path.map(YamlConfig::path).or(() -> UserFolders.doctlConfig(environment, system));
        return new YamlConfig(file.map(ConfigFile::new), listener);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw new LocalFileException("config file " + text, "invalid path: " + invalid.getReason());
        }
    }

    @Override
    public ContextName current() {
        return current(document());
    }

    @Override
    public List<ContextName> names() {
        return names(document());
    }

    @Override
    public Optional<AccessToken> token(ContextName name) {
        requireKnown(document(), name);
        return text(name).filter(token -> !token.isBlank()).map(token -> token(name, token));
    }

    @Override
    public void save(ContextName name, AccessToken token) {
        change(config -> put(config, name, token.reveal()));
    }

    @Override
    public void makeCurrent(ContextName name) {
        change(config -> {
            requireKnown(config, name);
            config.set(CURRENT, name.value());
        });
    }

    @Override
    public void remove(ContextName name) {
        change(config -> {
            requireKnown(config, name);
            boolean isCurrent = current(config).equals(name);
            if (name.equals(ContextName.DEFAULT)) {
                config.set(TOKEN, "");
            } else {
                config.removeBelow(CONTEXTS, name.value());
            }
            if (isCurrent) {
                config.set(CURRENT, ContextName.DEFAULT.value());
            }
        });
    }

    @Override
    public Optional<String> get(String name) {
        return document().value(name).filter(value -> !value.isEmpty());
    }

    @Override
    public String place() {
        return file.map(ConfigFile::toString).orElse("the config file");
    }

    @Override
    public Privacy privacy() {
        return file.map(ConfigFile::privacy).orElse(Privacy.ABSENT);
    }

    private Optional<String> text(ContextName name) {
        if (name.equals(ContextName.DEFAULT)) {
            return document().value(TOKEN);
        }
        return document().below(CONTEXTS).entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name.value()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static void put(ConfigDocument config, ContextName name, String token) {
        if (name.equals(ContextName.DEFAULT)) {
            config.set(TOKEN, token);
        } else {
            config.setBelow(CONTEXTS, name.value(), token);
        }
    }

    private ContextName current(ConfigDocument config) {
        return config.value(CURRENT)
                .filter(name -> !name.isBlank())
                .map(name -> named(CURRENT, name))
                .orElse(ContextName.DEFAULT);
    }

    private List<ContextName> names(ConfigDocument config) {
        Stream<ContextName> named = config.below(CONTEXTS).keySet().stream().map(name -> named(CONTEXTS, name));
        return Stream.concat(Stream.of(ContextName.DEFAULT), named)
                .distinct()
                .sorted()
                .toList();
    }

    private void requireKnown(ConfigDocument config, ContextName name) {
        if (!names(config).contains(name)) {
            throw new UnknownContextException(name);
        }
    }

    private void change(Consumer<ConfigDocument> change) {
        ConfigFile target = file.orElseThrow(
                () -> new LocalFileException("config file", "cannot be located: no home directory is set"));
        document = Optional.empty();
        ConfigDocument changed = document();
        document = Optional.empty();
        change.accept(changed);
        target.write(changed.text());
    }

    private ConfigDocument document() {
        if (document.isEmpty()) {
            document =
                    Optional.of(ConfigDocument.parse(file.map(ConfigFile::read).orElse(""), "config file " + place()));
        }
        return document.get();
    }

    private void warnIfOpen() {
        if (!warned && privacy() == Privacy.OPEN) {
            warned = true;
            listener.onEvent(new ProgressEvent.Remark(
                    place() + " holds an access token and others can read it; restrict it with: chmod 600 " + place()));
        }
    }

    private ContextName named(String key, String name) {
        try {
            return new ContextName(name);
        } catch (InvalidValueException invalid) {
            throw new InvalidSettingException(key + " in " + place(), invalid.problem());
        }
    }

    private AccessToken token(ContextName name, String text) {
        warnIfOpen();
        try {
            return new AccessToken(text);
        } catch (InvalidValueException invalid) {
            throw new InvalidSettingException(
                    "the token of the context \"" + name + "\" in " + place(), invalid.problem());
        }
    }
}
