package io.invokectl.cli.completion;

import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CommandDefinition.Arguments;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.args.GlobalFlags;
import io.invokectl.cli.session.CommandNode;
import io.invokectl.cli.session.CommandPath;
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

    private static String place(CommandPath path) {
        CommandDefinition definition = path.node().definition();
        String members = words(path.node().members().stream().map(CommandNode::name));
        String arguments = definition
                .arguments()
                .map(Arguments::candidates)
                .map(BashScript::words)
                .orElse("any");
        return ShellQuoting.quote(path.name()) + ") members=" + ShellQuoting.quote(members) + " flags="
                + ShellQuoting.quote(flags(definition.flags())) + " arguments=" + ShellQuoting.quote(arguments) + " ;;";
    }

    private static String flags(List<Flag> flags) {
        return words(flags.stream().flatMap(Flag::spellings));
    }

    private static Stream<String> steps(CommandPath path) {
        return path.members()
                .map(member -> member.node().names().stream()
                                .map(name -> ShellQuoting.quote(path.name() + " " + name))
                                .collect(Collectors.joining(" | "))
                        + ") place=" + ShellQuoting.quote(member.name()) + " ;;");
    }

    private static String values(Flag flag) {
        return flag.spellings().collect(Collectors.joining(" | ")) + ") values="
                + ShellQuoting.quote(words(flag.candidates())) + " ;;";
    }

    private static String words(CompletionCandidates candidates) {
        return words(Stream.concat(Stream.of(candidates.kind().word()), candidates.words().stream()));
    }

    private static String words(Stream<String> words) {
        return words.collect(Collectors.joining(" "));
    }
}
