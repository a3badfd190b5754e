package io.invokectl.cli.output;

import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The verdict on a command, the same everywhere. */
public enum ExitCode {
    /** Done. */
    DONE(0, "done"),
    /** A fault of this program. */
    INTERNAL(1, "a fault of this program"),
    /** A wrong flag or argument, or content that cannot be used. */
    USAGE(2, "a wrong flag or argument, or content that cannot be used"),
    /** A job failed, or the API refused it. */
    FAILED(3, "a job failed, or the API refused it"),
    /** Submitted perhaps, with an outcome that nobody knows. */
    IN_DOUBT(4, "in doubt: submitted perhaps, with an outcome that nobody knows"),
    /** No token, or the token was refused or may not be sent to that address. */
    UNAUTHORIZED(5, "no token, or the token was refused or may not be sent to that address"),
    /** The rate limit was reached or the service was at fault, after retries. */
    UNAVAILABLE(6, "the rate limit was reached or the service was at fault, after retries"),
    /** The deadline passed; the job goes on. */
    DEADLINE(7, "the deadline passed; the job goes on"),
    /** A local file cannot be read or written. */
    LOCAL_FILE(8, "a local file cannot be read or written"),
    /** The ledger cannot be used. */
    LEDGER(9, "the ledger cannot be used, or something is wrong with it"),
    /** There is no such job. */
    NOT_FOUND(10, "there is no such job"),
    /** The network failed. */
    NETWORK(11, "the network failed"),
    /** Interrupted, as by Ctrl-C. */
    INTERRUPTED(130, "interrupted, as by Ctrl-C"),
    /** Whoever read stdout has gone. */
    CLOSED_PIPE(141, "whoever read stdout has gone"),
    /** Terminated from outside. */
    TERMINATED(143, "terminated from outside");

    /** Of several verdicts the first of these counts. */
    private static final List<ExitCode> GRAVEST_FIRST = List.of(
            INTERRUPTED,
            TERMINATED,
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

    /** The number for the shell. */
    public int number() {
        return number;
    }

    /** What it says, for documents. */
    public String meaning() {
        return meaning;
    }

    /** The word for JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** This code, or the more severe one of a ledger failure if there are warnings about the ledger. */
    public ExitCode withLedgerWarnings(Collection<LedgerWarning> warnings) {
        return warnings.isEmpty() ? this : mostSevere(List.of(this, LEDGER));
    }

    /** The verdict over several jobs. */
    public static ExitCode mostSevere(Collection<ExitCode> verdicts) {
        return GRAVEST_FIRST.stream().filter(verdicts::contains).findFirst().orElse(DONE);
    }
}
