package io.invokectl.application.batch;

import io.invokectl.domain.failure.InvokectlException;
import java.util.Optional;

/** Submissions that failed alike, one after the other. Not thread-safe. */
final class FailureStreak {
    /** A failure that this many rows met in a row is likely to be met by all. */
    static final int LIMIT = 10;

    private String kind = "";
    private int length;
    private Optional<InvokectlException> first = Optional.empty();

    /** Adds a failure; returns the first one of the streak if it has become too long. */
    Optional<InvokectlException> add(String kindOfNext, InvokectlException next) {
        if (!kindOfNext.equals(kind)) {
            reset();
            kind = kindOfNext;
        }
        first = first.or(() -> Optional.of(next));
        length++;
        return length >= LIMIT ? first : Optional.empty();
    }

    void reset() {
        kind = "";
        length = 0;
        first = Optional.empty();
    }

    int length() {
        return length;
    }
}
