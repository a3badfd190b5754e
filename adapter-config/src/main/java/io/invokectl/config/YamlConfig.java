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
 * Contexts and settings in doctl's config file: the default context's token under {@code access-token}, the others
 * below {@code auth-contexts}, the current one's name under {@code context}, settings under the names of flags. The
 * file is read when first needed, and again before each change. A file that does not exist is an empty one. Not
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
        this.listener = requireNonNull(listener, "notices");
    }

    /**
     * The config in this file.
     *
     * @throws LocalFileException if that can be no path
     */
    public static YamlConfig in(String path, ProgressListener listener) {
        try {
            return new YamlConfig(Optional.of(new ConfigFile(Path.of(path))), listener);
        } catch (InvalidPathException unusable) {
            throw new LocalFileException("config file " + path, "is no path: " + unusable.getReason());
        }
    }

    /**
     * The config in the place where doctl has it.
     *
     * @param environment the environment's variables; without a home there is no config
     * @param system the name of the operating system as Java has it in {@code os.name}
     */
    public static YamlConfig ofUser(Map<String, String> environment, String system, ProgressListener listener) {
        return new YamlConfig(new ConfigLocation(environment, system).find().map(ConfigFile::new), listener);
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
        ConfigFile target = file.orElseThrow(() ->
                new LocalFileException("the config file", "has no place: set HOME, or name a file with --config"));
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
                    place() + " holds an access token and others can read it; close it with: chmod 600 " + place()));
        }
    }

    private ContextName named(String key, String name) {
        try {
            return new ContextName(name);
        } catch (InvalidValueException unusable) {
            throw new InvalidSettingException(key + " in " + place(), unusable.problem());
        }
    }

    private AccessToken token(ContextName name, String text) {
        warnIfOpen();
        try {
            return new AccessToken(text);
        } catch (InvalidValueException unusable) {
            throw new InvalidSettingException(
                    "the token of the context \"" + name + "\" in " + place(), unusable.problem());
        }
    }
}
