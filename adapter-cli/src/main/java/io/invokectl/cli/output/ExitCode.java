package io.invokectl.cli.output;

import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Exit code of a command. Each has one meaning for all commands. */
public enum ExitCode {
    /** Success. */
    DONE(0, "success"),
    /** Internal error. */
    INTERNAL(1, "internal error"),
    /** Invalid flag, argument or input. */
    USAGE(2, "invalid flag, argument or input"),
    /** A job failed or was rejected. */
    FAILED(3, "a job failed or was rejected"),
    /** In doubt: the submission may have been accepted. */
    IN_DOUBT(4, "in doubt: the submission may have been accepted"),
    /** No access token, or it was rejected or may not be sent to the address. */
    UNAUTHORIZED(5, "no access token, or it was rejected or may not be sent to the address"),
    /** Rate limit exceeded or service unavailable, after all retries. */
    UNAVAILABLE(6, "rate limit exceeded or service unavailable, after all retries"),
    /** Timed out; the job is still running. */
    DEADLINE(7, "timed out; the job is still running"),
    /** A local file cannot be read or written. */
    LOCAL_FILE(8, "a local file cannot be read or written"),
    /** The ledger cannot be used or is inconsistent. */
    LEDGER(9, "the ledger cannot be used or is inconsistent"),
    /** Job not found. */
    NOT_FOUND(10, "job not found"),
    /** Network error. */
    NETWORK(11, "network error"),
    /** Hung up: the terminal was closed. */
    HUNG_UP(129, "hung up: the terminal was closed"),
    /** Interrupted, for example by Ctrl-C. */
    INTERRUPTED(130, "interrupted, for example by Ctrl-C"),
    /** Broken pipe. */
    CLOSED_PIPE(141, "broken pipe"),
    /** Terminated. */
    TERMINATED(143, "terminated");

    private static final List<ExitCode> MOST_SEVERE_FIRST = List.of(
            INTERRUPTED,
            TERMINATED,
            HUNG_UP,
            IN_DOUBT,
            LEDGER,
            LOCAL_FILE,
            UNAUTHORIZED,
            NETWORK,
            UNAVAILABLE,
            FAILED,
            NOT_FOUND,
            DEADLINE,
            USAGE,
            INTERNAL,
            CLOSED_PIPE);

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** Returns the number that the shell sees. */
    public int number() {
        return number;
    }

    /** Returns the meaning in a few words, as the documentation shows it. */
    public String meaning() {
        return meaning;
    }

    /** Returns the name in JSON output, such as {@code in_doubt}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** This code, or the more severe one of a ledger failure if there are warnings about the ledger. */
    public ExitCode withLedgerWarnings(Collection<LedgerWarning> warnings) {
        return warnings.isEmpty() ? this : mostSevere(List.of(this, LEDGER));
    }

    /** Returns the exit code of a command that handled several jobs; {@link #DONE} for no codes. */
    public static ExitCode mostSevere(Collection<ExitCode> codes) {
        return MOST_SEVERE_FIRST.stream().filter(codes::contains).findFirst().orElse(DONE);
    }
}
