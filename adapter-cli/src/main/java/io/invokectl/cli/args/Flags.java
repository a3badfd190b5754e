package io.invokectl.cli.args;

import io.invokectl.cli.output.UsageException;
import io.invokectl.config.Settings;
import io.invokectl.domain.value.InvalidValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The flags and arguments of one command line, read with errors that name the flag or argument. */
public final class Flags {
    private final ParseResult parsed;

    Flags(ParseResult parsed) {
        this.parsed = parsed;
    }

    /** The last value of a flag; an empty value counts as absent, as in doctl. */
    public Optional<String> text(String name) {
        List<String> values = texts(name);
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.get(values.size() - 1)).filter(value -> !value.isEmpty());
    }

    /** Every value of a flag, in order. */
    public List<String> texts(String name) {
        OptionSpec option = parsed.commandSpec().findOption("--" + name);
        return option == null ? List.of() : List.copyOf(option.<List<String>>getValue());
    }

    /** Whether a Boolean flag is true. */
    public boolean isOn(String name) {
        return isOn(name, false);
    }

    /** Whether a Boolean flag is true, with a default for when it is absent. */
    public boolean isOn(String name, boolean otherwise) {
        return text(name).map(value -> Settings.truth(value, "--" + name)).orElse(otherwise);
    }

    /** The converted value of a flag. */
    public <T> Optional<T> value(String name, Function<String, T> reader) {
        return text(name).map(text -> read("--" + name, text, reader));
    }

    /** The converted values of a flag, in order. */
    public <T> List<T> values(String name, Function<String, T> reader) {
        return texts(name).stream().map(text -> read("--" + name, text, reader)).toList();
    }

    /** The converted arguments, in order. */
    public <T> List<T> arguments(Function<String, T> reader) {
        return parsed.commandSpec().positionalParameters().stream()
                .flatMap(positional -> positional.stringValues().stream())
                .map(text -> read("\"" + text + "\"", text, reader))
                .toList();
    }

    /** The only argument of a command that takes one. */
    public String argument() {
        return arguments(word -> word).get(0);
    }

    /** The value of a flag as a whole number of at least zero. */
    public Optional<Long> count(String name) {
        return text(name).map(text -> {
            if (!text.matches("[0-9]{1,18}")) {
                throw new UsageException("--" + name + " expects a whole number, got \"" + text + "\"");
            }
            return Long.valueOf(text);
        });
    }

    /** The last values of those of the flags that were given, empty ones included, by name. */
    public Map<String, String> given(List<Flag> flags) {
        var given = new LinkedHashMap<String, String>();
        flags.forEach(flag -> texts(flag.name()).forEach(value -> given.put(flag.name(), value)));
        return given;
    }

    /** The words that give a flag the value it has; empty if it has none. */
    public List<String> words(Flag flag) {
        String name = "--" + flag.name();
        return text(flag.name())
                .map(value -> flag.takesValue() ? List.of(name, value) : List.of(name + "=" + value))
                .orElse(List.of());
    }

    private static <T> T read(String what, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (InvalidValueException invalid) {
            throw new UsageException(what + ": " + invalid.problem());
        }
    }
}
