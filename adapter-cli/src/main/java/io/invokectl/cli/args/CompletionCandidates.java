package io.invokectl.cli.args;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The values that a shell can complete for a flag or an argument.
 *
 * @param kind where they come from
 * @param words the values themselves, for {@link Kind#WORDS}
 */
public record CompletionCandidates(Kind kind, List<String> words) {
    /** Free text, for which nothing is completed. */
    public static final CompletionCandidates ANY = new CompletionCandidates(Kind.ANY, List.of());

    /** Paths of files. */
    public static final CompletionCandidates FILES = new CompletionCandidates(Kind.FILES, List.of());

    /** Paths of directories. */
    public static final CompletionCandidates FOLDERS = new CompletionCandidates(Kind.FOLDERS, List.of());

    /** Names of contexts. */
    public static final CompletionCandidates CONTEXTS = new CompletionCandidates(Kind.CONTEXTS, List.of());

    /** Models of jobs in the ledger. */
    public static final CompletionCandidates MODELS = new CompletionCandidates(Kind.MODELS, List.of());

    /** Request IDs of jobs in the ledger. */
    public static final CompletionCandidates REQUEST_IDS = new CompletionCandidates(Kind.REQUEST_IDS, List.of());

    /** Jobs in the ledger, by request ID or job ID. */
    public static final CompletionCandidates JOBS = new CompletionCandidates(Kind.JOBS, List.of());

    /** Job IDs of in-doubt submissions. */
    public static final CompletionCandidates DOUBTS = new CompletionCandidates(Kind.DOUBTS, List.of());

    /** Copies the list. */
    public CompletionCandidates {
        words = List.copyOf(words);
    }

    /** A fixed set of values. */
    public static CompletionCandidates of(String... words) {
        return new CompletionCandidates(Kind.WORDS, List.of(words));
    }

    /** Where values come from. */
    public enum Kind {
        /** Nowhere. */
        ANY,
        /** The definition itself. */
        WORDS,
        /** The file system. */
        FILES,
        /** The file system. */
        FOLDERS,
        /** The config file. */
        CONTEXTS,
        /** The ledger. */
        MODELS,
        /** The ledger. */
        REQUEST_IDS,
        /** The ledger. */
        JOBS,
        /** The ledger. */
        DOUBTS;

        /** The kinds whose values only this program knows. */
        public static Stream<Kind> live() {
            return Stream.of(values()).filter(kind -> kind.compareTo(CONTEXTS) >= 0);
        }

        /** The name of the kind in a completion script. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
