package io.invokectl.cli.completion;

import io.invokectl.cli.command.Flag;
import io.invokectl.cli.command.GlobalFlags;
import io.invokectl.cli.command.Node;
import io.invokectl.cli.command.Place;
import io.invokectl.cli.command.Syntax;
import io.invokectl.cli.command.Syntax.Arguments;
import io.invokectl.cli.command.Values;
import io.invokectl.domain.value.ShellWord;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script for bash. */
final class BashScript {
    private BashScript() {}

    static String of(Place root) {
        return Template.named("invokectl.bash")
                .with("PLACES", root.all().map(BashScript::place))
                .with("STEPS", root.all().flatMap(BashScript::steps))
                .with(
                        "VALUES",
                        Template.flags(root).stream().filter(Flag::takesValue).map(BashScript::values))
                .with("GLOBAL_FLAGS", Stream.of("flags+=" + ShellWord.quoted(" " + flags(GlobalFlags.ALL))))
                .text();
    }

    private static String place(Place place) {
        Syntax syntax = place.node().syntax();
        String members = words(place.node().members().stream().map(Node::name));
        String arguments =
                syntax.arguments().map(Arguments::values).map(BashScript::words).orElse("any");
        return ShellWord.quoted(place.name()) + ") members=" + ShellWord.quoted(members) + " flags="
                + ShellWord.quoted(flags(syntax.flags())) + " arguments=" + ShellWord.quoted(arguments) + " ;;";
    }

    private static String flags(List<Flag> flags) {
        return words(flags.stream().flatMap(Template::spellings));
    }

    private static Stream<String> steps(Place place) {
        return place.members().map(member -> {
            Stream<String> names = member.node().names().stream();
            return names.map(name -> ShellWord.quoted(place.name() + " " + name))
                            .collect(Collectors.joining(" | ")) + ") place=" + ShellWord.quoted(member.name()) + " ;;";
        });
    }

    private static String values(Flag flag) {
        return Template.spellings(flag).collect(Collectors.joining(" | ")) + ") values="
                + ShellWord.quoted(words(flag.values())) + " ;;";
    }

    private static String words(Values values) {
        return words(Stream.concat(Stream.of(values.kind().word()), values.words().stream()));
    }

    private static String words(Stream<String> words) {
        return words.collect(Collectors.joining(" "));
    }
}
