package io.invokectl.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which values a shell can offer for a flag or an argument.
 *
 * @param kind where they come from
 * @param words the values, where they are always the same
 */
public record CompletionCandidates(Kind kind, List<String> words) {
    /** Any text: nothing can be offered. */
    public static final CompletionCandidates ANY = new CompletionCandidates(Kind.ANY, List.of());

    /** Files. */
    public static final CompletionCandidates FILES = new CompletionCandidates(Kind.FILES, List.of());

    /** Folders. */
    public static final CompletionCandidates FOLDERS = new CompletionCandidates(Kind.FOLDERS, List.of());

    /** Names of contexts. */
    public static final CompletionCandidates CONTEXTS = new CompletionCandidates(Kind.CONTEXTS, List.of());

    /** Models that were used before. */
    public static final CompletionCandidates MODELS = new CompletionCandidates(Kind.MODELS, List.of());

    /** Request ids of jobs in the ledger. */
    public static final CompletionCandidates REQUEST_IDS = new CompletionCandidates(Kind.REQUEST_IDS, List.of());

    /** Jobs in the ledger, by request id or job id. */
    public static final CompletionCandidates JOBS = new CompletionCandidates(Kind.JOBS, List.of());

    /** Job ids of what is in doubt. */
    public static final CompletionCandidates DOUBTS = new CompletionCandidates(Kind.DOUBTS, List.of());

    /** Copies the list. */
    public CompletionCandidates {
        words = List.copyOf(words);
    }

    /** These and no others. */
    public static CompletionCandidates of(String... words) {
        return new CompletionCandidates(Kind.WORDS, List.of(words));
    }

    /** Where values come from. */
    public enum Kind {
        /** Nobody knows them. */
        ANY,
        /** They are always the same. */
        WORDS,
        /** The disk. */
        FILES,
        /** The disk. */
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

        /** Those that only this program knows. */
        public static Stream<Kind> live() {
            return Stream.of(values()).filter(kind -> kind.compareTo(CONTEXTS) >= 0);
        }

        /** The name of the kind in a script. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
