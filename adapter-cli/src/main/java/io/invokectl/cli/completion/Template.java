package io.invokectl.cli.completion;

import io.invokectl.cli.command.CommandPath;
import io.invokectl.cli.command.Flag;
import io.invokectl.cli.command.GlobalFlags;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A script with gaps: lines that are {@code @NAME@} and no more. */
record Template(String text) {

    /** The one that the program has under that name. */
    static Template named(String name) {
        try (InputStream script = Template.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return new Template(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same with lines in a gap, as deep as the gap is. */
    Template with(String gap, Stream<String> lines) {
        List<String> all = lines.toList();
        return new Template(text.lines()
                .flatMap(line -> line.strip().equals("@" + gap + "@")
                        ? all.stream().map(each -> line.replace("@" + gap + "@", each))
                        : Stream.of(line))
                .collect(Collectors.joining("\n")));
    }

    /** Every flag there is at these places, once: it means the same at all of them. */
    static Collection<Flag> flags(CommandPath root) {
        var flags = new LinkedHashMap<String, Flag>();
        Stream.concat(GlobalFlags.ALL.stream(), root.all().flatMap(place -> place.node().syntax().flags().stream()))
                .forEach(flag -> flags.putIfAbsent(flag.name(), flag));
        return flags.values();
    }

    /** How a flag is typed, the letter first. */
    static Stream<String> spellings(Flag flag) {
        return Stream.concat(flag.letter().map(letter -> "-" + letter).stream(), Stream.of("--" + flag.name()));
    }
}
