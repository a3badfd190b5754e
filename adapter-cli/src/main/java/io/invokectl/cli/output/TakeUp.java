package io.invokectl.cli.output;

import io.invokectl.domain.invocation.RequestId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command that goes on with jobs where another one left off, to be pasted into a shell.
 *
 * @param flags the flags that lead to the same API
 */
public record TakeUp(List<String> flags) {

    /** From wherever the settings lead. */
    public static final TakeUp ANYWHERE = new TakeUp(List.of());

    /** Copies the list. */
    public TakeUp {
        flags = List.copyOf(flags);
    }

    /** The command. */
    public String with(String verb, Collection<RequestId> ids) {
        List<String> names = ids.stream().map(RequestId::value).toList();
        boolean likeFlags = names.stream().anyMatch(name -> name.startsWith("-"));
        return Stream.of(List.of("invokectl", verb), flags, likeFlags ? List.of("--") : List.<String>of(), names)
                .flatMap(List::stream)
                .map(TakeUp::quoted)
                .collect(Collectors.joining(" "));
    }

    /** A word as a shell takes it. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
