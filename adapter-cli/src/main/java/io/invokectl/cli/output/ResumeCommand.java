package io.invokectl.cli.output;

import io.invokectl.text.ShellQuoting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command line that resumes jobs, quoted for a shell.
 *
 * @param flags the flags that select the same API and ledger
 * @param saveFlags the flags that save the files as the command would have; empty if it does not save files
 */
public record ResumeCommand(List<String> flags, Optional<List<String>> saveFlags) {

    /** A command line without flags, for the default API and ledger. */
    public static final ResumeCommand DEFAULT = new ResumeCommand(List.of());

    /** A command line for a command that saves no files. */
    public ResumeCommand(List<String> flags) {
        this(flags, Optional.empty());
    }

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
        List<String> terminator = needsTerminator(arguments) ? List.of("--") : List.of();
        return line(command, List.of(flags, terminator, arguments));
    }

    /** Returns the command line that waits for jobs, and saves their files if the command would have saved them. */
    public String resume(List<String> ids) {
        return saveFlags.isPresent() ? save(ids, List.of("--wait")) : with("wait", ids);
    }

    /** Returns the command line that saves the files of finished jobs. */
    public String save(List<String> ids) {
        return save(ids, List.of());
    }

    private String save(List<String> ids, List<String> waiting) {
        List<String> how = saveFlags.orElse(List.of());
        return needsTerminator(ids)
                ? line("save", List.of(waiting, how, flags, List.of("--"), ids))
                : line("save", List.of(ids, waiting, how, flags));
    }

    private static boolean needsTerminator(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.startsWith("-"));
    }

    private static String line(String command, List<List<String>> words) {
        return words.stream()
                .flatMap(List::stream)
                .map(word -> " " + ShellQuoting.quote(word))
                .collect(Collectors.joining("", "invokectl " + command, ""));
    }
}
