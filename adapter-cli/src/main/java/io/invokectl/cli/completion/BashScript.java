package io.invokectl.cli.completion;

import io.invokectl.cli.command.CommandDefinition;
import io.invokectl.cli.command.CommandDefinition.Arguments;
import io.invokectl.cli.command.CommandNode;
import io.invokectl.cli.command.CommandPath;
import io.invokectl.cli.command.CompletionCandidates;
import io.invokectl.cli.command.Flag;
import io.invokectl.cli.command.GlobalFlags;
import io.invokectl.text.ShellQuoting;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script for bash. */
final class BashScript {
    private BashScript() {}

    static String of(CommandPath root) {
        return Template.named("invokectl.bash")
                .with("PLACES", root.all().map(BashScript::place))
                .with("STEPS", root.all().flatMap(BashScript::steps))
                .with(
                        "VALUES",
                        Template.flags(root).stream().filter(Flag::takesValue).map(BashScript::values))
                .with("GLOBAL_FLAGS", Stream.of("flags+=" + ShellQuoting.quote(" " + flags(GlobalFlags.ALL))))
                .text();
    }

    private static String place(CommandPath place) {
        CommandDefinition syntax = place.node().syntax();
        String members = words(place.node().members().stream().map(CommandNode::name));
        String arguments =
                syntax.arguments().map(Arguments::values).map(BashScript::words).orElse("any");
        return ShellQuoting.quote(place.name()) + ") members=" + ShellQuoting.quote(members) + " flags="
                + ShellQuoting.quote(flags(syntax.flags())) + " arguments=" + ShellQuoting.quote(arguments) + " ;;";
    }

    private static String flags(List<Flag> flags) {
        return words(flags.stream().flatMap(Template::spellings));
    }

    private static Stream<String> steps(CommandPath place) {
        return place.members()
                .map(member -> member.node().names().stream()
                                .map(name -> ShellQuoting.quote(place.name() + " " + name))
                                .collect(Collectors.joining(" | "))
                        + ") place=" + ShellQuoting.quote(member.name()) + " ;;");
    }

    private static String values(Flag flag) {
        return Template.spellings(flag).collect(Collectors.joining(" | ")) + ") values="
                + ShellQuoting.quote(words(flag.values())) + " ;;";
    }

    private static String words(CompletionCandidates values) {
        return words(Stream.concat(Stream.of(values.kind().word()), values.words().stream()));
    }

    private static String words(Stream<String> words) {
        return words.collect(Collectors.joining(" "));
    }
}
