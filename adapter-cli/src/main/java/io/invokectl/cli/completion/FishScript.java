package io.invokectl.cli.completion;

import io.invokectl.cli.command.CommandDefinition;
import io.invokectl.cli.command.CommandDefinition.Arguments;
import io.invokectl.cli.command.CommandPath;
import io.invokectl.cli.command.CompletionCandidates;
import io.invokectl.cli.command.Flag;
import io.invokectl.cli.command.GlobalFlags;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script for fish: a line for each thing that can be typed. */
final class FishScript {
    private static final String COMPLETE = "complete -c invokectl";

    private FishScript() {}

    static String of(CommandPath root) {
        String valued = Template.flags(root).stream()
                .filter(Flag::takesValue)
                .flatMap(Template::spellings)
                .collect(Collectors.joining(" "));
        return Template.named("invokectl.fish")
                .with("VALUED_FLAGS", Stream.of("case " + valued))
                .with("STEPS", root.all().flatMap(FishScript::steps))
                .with("GLOBAL_FLAGS", GlobalFlags.ALL.stream().map(flag -> flag(COMPLETE, flag)))
                .with("PLACES", root.all().flatMap(FishScript::place))
                .text();
    }

    private static Stream<String> steps(CommandPath place) {
        return place.members()
                .flatMap(member -> Stream.of(
                        "case "
                                + member.node().names().stream()
                                        .map(name -> quoted(place.name() + " " + name))
                                        .collect(Collectors.joining(" ")),
                        "    set place " + quoted(member.name())));
    }

    private static Stream<String> place(CommandPath place) {
        CommandDefinition syntax = place.node().syntax();
        String here = COMPLETE + " -n " + quoted("__invokectl_at " + place.name());
        return Stream.of(
                        place.members()
                                .map(member -> here + " -a " + member.node().name() + " -d "
                                        + quoted(member.node().summary())),
                        syntax.flags().stream().map(flag -> flag(here, flag)),
                        syntax.arguments().map(Arguments::values).stream()
                                .filter(values -> values.kind() != CompletionCandidates.Kind.ANY)
                                .map(values -> here + values(values)))
                .flatMap(lines -> lines);
    }

    private static String flag(String start, Flag flag) {
        String letter = flag.letter().map(name -> " -s " + name).orElse("");
        String value = flag.takesValue() ? requirement(flag.values()) + values(flag.values()) : "";
        return start + " -l " + flag.name() + letter + value + " -d " + quoted(flag.description());
    }

    /** Files are offered for a flag unless that is ruled out. */
    private static String requirement(CompletionCandidates values) {
        return values.kind() == CompletionCandidates.Kind.FILES ? " -r" : " -x";
    }

    private static String values(CompletionCandidates values) {
        return switch (values.kind()) {
            case ANY -> "";
            case WORDS -> " -a " + quoted(String.join(" ", values.words()));
            case FILES -> " -F";
            case FOLDERS -> " -a '(__fish_complete_directories (commandline -ct))'";
            case CONTEXTS, MODELS, REQUEST_IDS, JOBS, DOUBTS ->
                " -k -a '(__invokectl_values " + values.kind().word() + ")'";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
