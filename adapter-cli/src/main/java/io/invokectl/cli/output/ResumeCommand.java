package io.invokectl.cli.output;

import io.invokectl.text.ShellQuoting;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line that resumes jobs, quoted for a shell.
 *
 * @param flags the flags that select the same API and ledger
 */
public record ResumeCommand(List<String> flags) {

    /** A command line without flags, for the default API and ledger. */
    public static final ResumeCommand DEFAULT = new ResumeCommand(List.of());

    /** Copies the list. */
    public ResumeCommand {
        flags = List.copyOf(flags);
    }

    /**
     * Returns the command line.
     *
     * @param command the command, such as {@code wait}
     * @param arguments its arguments: request IDs or job IDs
     */
    public String with(String command, List<String> arguments) {
        boolean needsTerminator = arguments.stream().anyMatch(argument -> argument.startsWith("-"));
        String words = Stream.of(flags, needsTerminator ? List.of("--") : List.<String>of(), arguments)
                .flatMap(List::stream)
                .map(word -> " " + ShellQuoting.quote(word))
                .collect(Collectors.joining());
        return "invokectl " + command + words;
    }
}
