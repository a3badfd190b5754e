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
public record Values(Kind kind, List<String> words) {
    /** Any text: nothing can be offered. */
    public static final Values ANY = new Values(Kind.ANY, List.of());

    /** Files. */
    public static final Values FILES = new Values(Kind.FILES, List.of());

    /** Folders. */
    public static final Values FOLDERS = new Values(Kind.FOLDERS, List.of());

    /** Names of contexts. */
    public static final Values CONTEXTS = new Values(Kind.CONTEXTS, List.of());

    /** Models that were used before. */
    public static final Values MODELS = new Values(Kind.MODELS, List.of());

    /** Request ids of jobs in the ledger. */
    public static final Values REQUEST_IDS = new Values(Kind.REQUEST_IDS, List.of());

    /** Jobs in the ledger, by request id or job id. */
    public static final Values JOBS = new Values(Kind.JOBS, List.of());

    /** Job ids of what is in doubt. */
    public static final Values DOUBTS = new Values(Kind.DOUBTS, List.of());

    /** Copies the list. */
    public Values {
        words = List.copyOf(words);
    }

    /** These and no others. */
    public static Values of(String... words) {
        return new Values(Kind.WORDS, List.of(words));
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
