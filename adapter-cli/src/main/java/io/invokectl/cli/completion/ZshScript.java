package io.invokectl.cli.completion;

import io.invokectl.cli.command.CommandDefinition;
import io.invokectl.cli.command.CommandDefinition.Arguments;
import io.invokectl.cli.command.CommandPath;
import io.invokectl.cli.command.CompletionCandidates;
import io.invokectl.cli.command.Flag;
import io.invokectl.cli.command.GlobalFlags;
import io.invokectl.text.ShellQuoting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script for zsh: a function for each place, over the shell's own {@code _arguments}. */
final class ZshScript {
    private ZshScript() {}

    static String of(CommandPath root) {
        return Template.named("invokectl.zsh")
                .with("GLOBAL_FLAGS", specifications(GlobalFlags.ALL))
                .with("PLACES", root.all().flatMap(ZshScript::function))
                .text();
    }

    private static Stream<String> function(CommandPath place) {
        CommandDefinition syntax = place.node().syntax();
        String flags = specifications(syntax.flags()).map(flag -> " " + flag).collect(Collectors.joining());
        String call = "_arguments -s -S $globals" + flags;
        Stream<String> body = place.node().members().isEmpty()
                ? Stream.of("    " + call + argument(syntax.arguments()))
                : group(place, call);
        return Stream.of(Stream.of("", name(place) + "() {"), body, Stream.of("}"))
                .flatMap(lines -> lines);
    }

    private static String argument(Optional<Arguments> arguments) {
        return arguments
                .map(each -> " "
                        + ShellQuoting.quote(
                                (each.arity() == Arguments.Arity.ONE ? "1" : "*") + value(each.label(), each.values())))
                .orElse("");
    }

    private static Stream<String> group(CommandPath place, String call) {
        String members = place.members()
                .map(member -> ShellQuoting.quote(
                        member.node().name() + ":" + member.node().summary()))
                .collect(Collectors.joining(" "));
        Stream<String> steps = place.members()
                .map(member -> "        "
                        + member.node().names().stream()
                                .map(name -> "rest-" + name)
                                .collect(Collectors.joining(" | "))
                        + ") " + name(member) + " ;;");
        return Stream.of(
                        Stream.of(
                                "    local context state state_descr line",
                                "    local -A opt_args",
                                "    local -a members=(" + members + ")",
                                "    " + call + " '1: :->member' '*:: :->rest' && return",
                                "    case $state-$line[1] in",
                                "        member-*) _describe command members ;;"),
                        steps,
                        Stream.of("    esac"))
                .flatMap(lines -> lines);
    }

    private static String name(CommandPath place) {
        return "_" + place.name().replaceAll("[^a-z]", "_") + "_";
    }

    private static Stream<String> specifications(List<Flag> flags) {
        return flags.stream().flatMap(ZshScript::specifications);
    }

    private static Stream<String> specifications(Flag flag) {
        String others = flag.repeatable() ? "*" : "(" + Template.spellings(flag).collect(Collectors.joining(" ")) + ")";
        String value = flag.label().map(label -> value(label, flag.values())).orElse("");
        return Template.spellings(flag)
                .map(spelling -> ShellQuoting.quote(others + spelling + joint(flag, spelling) + "["
                        + flag.description().replaceAll("[\\[\\]\\\\]", "\\\\$0") + "]" + value));
    }

    /** How the value may hang on the flag: after its letter, after its name and an equals sign. */
    private static String joint(Flag flag, String spelling) {
        if (!flag.takesValue()) {
            return "";
        }
        return spelling.startsWith("--") ? "=" : "+";
    }

    private static String value(String label, CompletionCandidates values) {
        String message = label.replaceAll("[<>]", "").replace(":", "\\:");
        return ":" + message + ":"
                + switch (values.kind()) {
                    case ANY -> " ";
                    case WORDS -> "(" + String.join(" ", values.words()) + ")";
                    case FILES -> "_files";
                    case FOLDERS -> "_files -/";
                    case CONTEXTS, MODELS, REQUEST_IDS, JOBS, DOUBTS ->
                        " _invokectl_values " + values.kind().word();
                };
    }
}
