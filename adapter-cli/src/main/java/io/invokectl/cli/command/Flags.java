package io.invokectl.cli.command;

import io.invokectl.cli.output.UsageException;
import io.invokectl.domain.value.InvalidValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ParseResult;

/** The flags and arguments of one command line, each read with an error that names it. */
public final class Flags {
    private final ParseResult parsed;
    private final Map<String, Boolean> switches;

    /** Takes what was parsed, and the switches that were read before. */
    public Flags(ParseResult parsed, Map<String, Boolean> switches) {
        this.parsed = parsed;
        this.switches = Map.copyOf(switches);
    }

    /** The value of a flag; an empty one counts as none, as with doctl. */
    public Optional<String> text(String name) {
        List<String> values = texts(name);
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.get(values.size() - 1)).filter(value -> !value.isEmpty());
    }

    /** The values of a flag that may be given several times. */
    public List<String> texts(String name) {
        return parsed.hasMatchedOption("--" + name)
                ? parsed.matchedOption("--" + name).stringValues()
                : List.of();
    }

    /** Whether a switch is on. */
    public boolean isOn(String name) {
        return isOn(name, false);
    }

    /** Whether a switch is on, which has a position of its own where it is not given. */
    public boolean isOn(String name, boolean otherwise) {
        return switches.getOrDefault(name, otherwise);
    }

    /** The value of a flag as what the reader makes of it. */
    public <T> Optional<T> value(String name, Function<String, T> reader) {
        return text(name).map(text -> read("--" + name, text, reader));
    }

    /** The values of a flag as what the reader makes of them. */
    public <T> List<T> values(String name, Function<String, T> reader) {
        return texts(name).stream().map(text -> read("--" + name, text, reader)).toList();
    }

    /** The arguments as what the reader makes of them. */
    public <T> List<T> arguments(Function<String, T> reader) {
        return parsed.matchedPositionals().stream()
                .flatMap(positional -> positional.stringValues().stream())
                .map(text -> read("\"" + text + "\"", text, reader))
                .toList();
    }

    /** The value of a flag as a whole number that is not negative. */
    public Optional<Long> count(String name, String unit) {
        return text(name).map(text -> {
            if (!text.matches("[0-9]{1,18}")) {
                throw new UsageException("--" + name + " takes a whole number (" + unit + "), not \"" + text + "\"");
            }
            return Long.valueOf(text);
        });
    }

    /** The flags of a list that were given, by name, with their values as texts. */
    public Map<String, String> given(List<Flag> flags) {
        var given = new LinkedHashMap<String, String>();
        for (Flag flag : flags) {
            List<String> values = texts(flag.name());
            if (!values.isEmpty()) {
                given.put(flag.name(), values.get(values.size() - 1));
            }
            if (switches.containsKey(flag.name())) {
                given.put(flag.name(), String.valueOf(switches.get(flag.name())));
            }
        }
        return given;
    }

    /** A flag as it could be typed again; nothing if it was not given. */
    List<String> words(Flag flag) {
        String name = "--" + flag.name();
        if (!flag.takesValue()) {
            return switches.containsKey(flag.name()) ? List.of(name + "=" + isOn(flag.name())) : List.of();
        }
        return text(flag.name()).map(value -> List.of(name, value)).orElse(List.of());
    }

    private static <T> T read(String what, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (InvalidValueException refused) {
            throw new UsageException(what + ": " + refused.problem());
        }
    }
}
