package io.invokectl.files.planted;

/** Violation: an adapter names flags and commands. */
public final class FilesOnFlags {
    public static final String FLAG = "--force";

    String message(String ledger) {
        return switch (ledger) {
            case "" -> "add --force";
            case "none" -> "overwrite it (--force)";
            case "old" -> "see invokectl doubts";
            default -> "--ledger=" + ledger;
        };
    }
}
