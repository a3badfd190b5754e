package io.invokectl.cli.args;

import java.util.List;
import java.util.Locale;

/**
 * The values that a shell can complete for a flag or an argument.
 *
 * @param kind where they come from
 * @param words the values themselves, for {@link CandidateKind#WORDS}
 */
public record CompletionCandidates(CandidateKind kind, List<String> words) {
    /** Free text, for which nothing is completed. */
    public static final CompletionCandidates ANY = new CompletionCandidates(CandidateKind.ANY, List.of());

    /** Paths of files. */
    public static final CompletionCandidates FILES = new CompletionCandidates(CandidateKind.FILES, List.of());

    /** Paths of directories. */
    public static final CompletionCandidates FOLDERS = new CompletionCandidates(CandidateKind.FOLDERS, List.of());

    /** Names of contexts. */
    public static final CompletionCandidates CONTEXTS = new CompletionCandidates(CandidateKind.CONTEXTS, List.of());

    /** Models of jobs in the ledger. */
    public static final CompletionCandidates MODELS = new CompletionCandidates(CandidateKind.MODELS, List.of());

    /** Request IDs of jobs in the ledger. */
    public static final CompletionCandidates REQUEST_IDS =
            new CompletionCandidates(CandidateKind.REQUEST_IDS, List.of());

    /** Jobs in the ledger, by request ID or job ID. */
    public static final CompletionCandidates JOBS = new CompletionCandidates(CandidateKind.JOBS, List.of());

    /** Job IDs of in-doubt submissions. */
    public static final CompletionCandidates DOUBTS = new CompletionCandidates(CandidateKind.DOUBTS, List.of());

    /** Copies the list. */
    public CompletionCandidates {
        words = List.copyOf(words);
    }

    /** A fixed set of values. */
    public static CompletionCandidates of(String... words) {
        return new CompletionCandidates(CandidateKind.WORDS, List.of(words));
    }

    /** Where values come from. */
    public enum CandidateKind {
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

        /** The name of the kind in a completion script. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
