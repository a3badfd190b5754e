package io.invokectl.domain.job;

import io.invokectl.domain.attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.NotSent;
import java.util.Locale;

/** What an attempt came to, as far as money goes. */
public enum AttemptOutcome {
    /** It is being made now. */
    OPEN,
    /** The API took the job. */
    ACCEPTED,
    /** The API turned the job away. */
    REFUSED,
    /** Nothing left this machine. */
    NOT_SENT,
    /** The API may have taken the job. */
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
