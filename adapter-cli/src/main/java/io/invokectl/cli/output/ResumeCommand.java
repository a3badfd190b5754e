package io.invokectl.cli.output;

import io.invokectl.text.ShellQuoting;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command that goes on with jobs where another one left off, to be pasted into a shell.
 *
 * @param flags the flags that lead to the same API
 */
public record ResumeCommand(List<String> flags) {

    /** From wherever the settings lead. */
    public static final ResumeCommand ANYWHERE = new ResumeCommand(List.of());

    /** Copies the list. */
    public ResumeCommand {
        flags = List.copyOf(flags);
    }

    /**
     * The command.
     *
     * @param verb what is to be done with them
     * @param names the jobs
     */
    public String with(String verb, List<String> names) {
        boolean likeFlags = names.stream().anyMatch(name -> name.startsWith("-"));
        String words = Stream.of(flags, likeFlags ? List.of("--") : List.<String>of(), names)
                .flatMap(List::stream)
                .map(word -> " " + ShellQuoting.quote(word))
                .collect(Collectors.joining());
        return "invokectl " + verb + words;
    }
}
