package io.invokectl.cli.completion;

import io.invokectl.cli.args.Flag;
import io.invokectl.cli.args.GlobalFlags;
import io.invokectl.cli.session.CommandPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A script with placeholders: lines that consist of {@code @NAME@}. */
record Template(String text) {

    /** The resource of that name. */
    static Template named(String name) {
        try (InputStream script = Template.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return new Template(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The template with a placeholder replaced by lines, each indented like it. */
    Template with(String placeholder, Stream<String> lines) {
        List<String> all = lines.toList();
        return new Template(text.lines()
                .flatMap(line -> line.strip().equals("@" + placeholder + "@")
                        ? all.stream().map(each -> line.replace("@" + placeholder + "@", each))
                        : Stream.of(line))
                .collect(Collectors.joining("\n")));
    }

    /** The flags of all commands, each once: a flag of one name means the same in every command. */
    static Collection<Flag> flags(CommandPath root) {
        var flags = new LinkedHashMap<String, Flag>();
        Stream.concat(GlobalFlags.ALL.stream(), root.flags()).forEach(flag -> flags.putIfAbsent(flag.name(), flag));
        return flags.values();
    }
}
