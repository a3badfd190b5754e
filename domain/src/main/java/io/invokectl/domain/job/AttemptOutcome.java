package io.invokectl.domain.job;

import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt.NotSent;
import java.util.Locale;

/** Outcome of an attempt, as far as billing is concerned. */
public enum AttemptOutcome {
    /** The attempt is in progress. */
    OPEN,
    /** The API accepted the job. */
    ACCEPTED,
    /** The API rejected the job. */
    REFUSED,
    /** Nothing left this machine. */
    NOT_SENT,
    /** The API may have accepted the job. */
    IN_DOUBT;

    static AttemptOutcome of(Attempt attempt) {
        if (attempt instanceof AcceptedResponse) {
            return ACCEPTED;
        }
        if (attempt.mayHaveBeenAccepted()) {
            return IN_DOUBT;
        }
        return attempt instanceof NotSent ? NOT_SENT : REFUSED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
