package io.invokectl.cli.output;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The verdict on a command, the same everywhere. */
public enum ExitCode {
    /** Done. */
    DONE(0),
    /** A fault of this program. */
    INTERNAL(1),
    /** A wrong flag or argument, or content that cannot be used. */
    USAGE(2),
    /** A job failed, or the API refused it. */
    FAILED(3),
    /** Submitted perhaps, with an outcome that nobody knows. */
    IN_DOUBT(4),
    /** No token, or the token was refused. */
    UNAUTHORIZED(5),
    /** The rate limit was reached or the service was at fault, after retries. */
    UNAVAILABLE(6),
    /** The deadline passed; the job goes on. */
    DEADLINE(7),
    /** A local file cannot be read or written. */
    LOCAL_FILE(8),
    /** The ledger cannot be used. */
    LEDGER(9),
    /** There is no such job. */
    NOT_FOUND(10),
    /** The network failed. */
    NETWORK(11),
    /** Interrupted, as by Ctrl-C. */
    INTERRUPTED(130),
    /** Whoever read stdout has gone. */
    CLOSED_PIPE(141),
    /** Terminated from outside. */
    TERMINATED(143);

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

    ExitCode(int number) {
        this.number = number;
    }

    /** The number for the shell. */
    public int number() {
        return number;
    }

    /** The word for JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verdict over several jobs. */
    public static ExitCode gravest(Collection<ExitCode> verdicts) {
        return GRAVEST_FIRST.stream().filter(verdicts::contains).findFirst().orElse(DONE);
    }
}
