package io.invokectl.cli.completion;

import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CommandDefinition.Arguments;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.args.GlobalFlags;
import io.invokectl.cli.session.CommandPath;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script for fish, with one line per command and flag. */
final class FishScript {
    private static final String COMPLETE = "complete -c invokectl";

    private FishScript() {}

    static String of(CommandPath root) {
        String valued = Template.flags(root).stream()
                .filter(Flag::takesValue)
                .flatMap(Flag::spellings)
                .collect(Collectors.joining(" "));
        return Template.named("invokectl.fish")
                .with("VALUED_FLAGS", Stream.of("case " + valued))
                .with("STEPS", root.all().flatMap(FishScript::steps))
                .with("GLOBAL_FLAGS", GlobalFlags.ALL.stream().map(flag -> flag(COMPLETE, flag)))
                .with("PLACES", root.all().flatMap(FishScript::place))
                .text();
    }

    private static Stream<String> steps(CommandPath path) {
        return path.members()
                .flatMap(member -> Stream.of(
                        "case "
                                + member.node().names().stream()
                                        .map(name -> quoted(path.name() + " " + name))
                                        .collect(Collectors.joining(" ")),
                        "    set place " + quoted(member.name())));
    }

    private static Stream<String> place(CommandPath path) {
        CommandDefinition definition = path.node().definition();
        String here = COMPLETE + " -n " + quoted("__invokectl_at " + path.name());
        return Stream.of(
                        path.members()
                                .map(member -> here + " -a " + member.node().name() + " -d "
                                        + quoted(member.node().summary())),
                        definition.flags().stream().map(flag -> flag(here, flag)),
                        definition.arguments().map(Arguments::candidates).stream()
                                .filter(candidates -> candidates.kind() != CompletionCandidates.CandidateKind.ANY)
                                .map(candidates -> here + values(candidates)))
                .flatMap(lines -> lines);
    }

    private static String flag(String start, Flag flag) {
        String letter = flag.shortName().map(name -> " -s " + name).orElse("");
        String value = flag.takesValue() ? requirement(flag.candidates()) + values(flag.candidates()) : "";
        return start + " -l " + flag.name() + letter + value + " -d " + quoted(flag.description());
    }

    /** Fish completes files for a flag unless told not to. */
    private static String requirement(CompletionCandidates candidates) {
        return candidates.kind() == CompletionCandidates.CandidateKind.FILES ? " -r" : " -x";
    }

    private static String values(CompletionCandidates candidates) {
        return switch (candidates.kind()) {
            case ANY -> "";
            case WORDS -> " -a " + quoted(String.join(" ", candidates.words()));
            case FILES -> " -F";
            case FOLDERS -> " -a '(__fish_complete_directories (commandline -ct))'";
            case CONTEXTS, MODELS, REQUEST_IDS, JOBS, DOUBTS ->
                " -k -a '(__invokectl_values " + candidates.kind().word() + ")'";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
