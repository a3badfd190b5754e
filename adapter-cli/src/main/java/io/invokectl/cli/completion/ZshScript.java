package io.invokectl.cli.completion;

import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CommandDefinition.Arguments;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.args.GlobalFlags;
import io.invokectl.cli.session.CommandPath;
import io.invokectl.text.ShellQuoting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script for zsh, with one function per command that calls {@code _arguments}. */
final class ZshScript {
    private ZshScript() {}

    static String of(CommandPath root) {
        return Template.named("invokectl.zsh")
                .with("GLOBAL_FLAGS", specifications(GlobalFlags.ALL))
                .with("PLACES", root.all().flatMap(ZshScript::function))
                .text();
    }

    private static Stream<String> function(CommandPath path) {
        CommandDefinition definition = path.node().definition();
        String flags =
                specifications(definition.flags()).map(flag -> " " + flag).collect(Collectors.joining());
        String call = "_arguments -s -S $globals" + flags;
        Stream<String> body = path.node().members().isEmpty()
                ? Stream.of("    " + call + argument(definition.arguments()))
                : group(path, call);
        return Stream.of(Stream.of("", name(path) + "() {"), body, Stream.of("}"))
                .flatMap(lines -> lines);
    }

    private static String argument(Optional<Arguments> arguments) {
        return arguments
                .map(each -> " "
                        + ShellQuoting.quote((each.arity() == Arguments.Arity.ONE ? "1" : "*")
                                + value(each.label(), each.candidates())))
                .orElse("");
    }

    private static Stream<String> group(CommandPath path, String call) {
        String members = path.members()
                .map(member -> ShellQuoting.quote(
                        member.node().name() + ":" + member.node().summary()))
                .collect(Collectors.joining(" "));
        Stream<String> steps = path.members()
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

    private static String name(CommandPath path) {
        return "_" + path.name().replaceAll("[^a-z]", "_") + "_";
    }

    private static Stream<String> specifications(List<Flag> flags) {
        return flags.stream().flatMap(ZshScript::specifications);
    }

    private static Stream<String> specifications(Flag flag) {
        String others = flag.repeatable() ? "*" : "(" + flag.spellings().collect(Collectors.joining(" ")) + ")";
        String value =
                flag.label().map(label -> value(label, flag.candidates())).orElse("");
        return flag.spellings()
                .map(spelling -> ShellQuoting.quote(others + spelling + joint(flag, spelling) + "["
                        + flag.description().replaceAll("[\\[\\]\\\\]", "\\\\$0") + "]" + value));
    }

    /** How a value may be attached: directly to the short name, after an equals sign to the long name. */
    private static String joint(Flag flag, String spelling) {
        if (!flag.takesValue()) {
            return "";
        }
        return spelling.startsWith("--") ? "=" : "+";
    }

    private static String value(String label, CompletionCandidates candidates) {
        String message = label.replaceAll("[<>]", "").replace(":", "\\:");
        return ":" + message + ":"
                + switch (candidates.kind()) {
                    case ANY -> " ";
                    case WORDS -> "(" + String.join(" ", candidates.words()) + ")";
                    case FILES -> "_files";
                    case FOLDERS -> "_files -/";
                    case CONTEXTS, MODELS, REQUEST_IDS, JOBS, DOUBTS ->
                        " _invokectl_values " + candidates.kind().word();
                };
    }
}
