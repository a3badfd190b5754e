package io.invokectl.ledger;

import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The lifetime of one open ledger, under a number that other processes can check. The session begins, and its file is
 * opened, on first use. Not thread-safe.
 */
final class LedgerSession implements AutoCloseable {
    private final LedgerLocation location;
    private final LongSupplier randomNumbers;
    private Optional<SessionFile> file = Optional.empty();
    private Optional<Long> number = Optional.empty();

    /** Takes the session's number from a source of random numbers, which must not be negative. */
    LedgerSession(LedgerLocation location, LongSupplier randomNumbers) {
        this.location = location;
        this.randomNumbers = randomNumbers;
    }

    long number() {
        while (number.isEmpty()) {
            long candidate = randomNumbers.getAsLong();
            number = query(sessions -> sessions.acquire(candidate)) ? Optional.of(candidate) : Optional.empty();
        }
        return number.orElseThrow();
    }

    boolean hasEnded(long session) {
        return !query(sessions -> sessions.isHeld(session));
    }

    private boolean query(SessionQuery query) {
        try {
            if (file.isEmpty()) {
                file = Optional.of(SessionFile.at(location.sibling("-processes")));
            }
            return query.run(file.orElseThrow());
        } catch (IOException failure) {
            throw LedgerFileErrors.of(Kind.TROUBLE, location.sibling("-processes"), "cannot be used", failure);
        }
    }

    /**
     * Ends the session, which puts its open attempts in doubt.
     *
     * @throws LedgerException if the file cannot be closed
     */
    @Override
    public void close() {
        try {
            if (file.isPresent()) {
                if (number.isPresent()) {
                    file.get().release(number.get());
                }
                file.get().close();
                file = Optional.empty();
            }
        } catch (IOException failure) {
            throw LedgerFileErrors.of(Kind.TROUBLE, location.sibling("-processes"), "cannot be closed", failure);
        }
    }

    private interface SessionQuery {
        boolean run(SessionFile sessions) throws IOException;
    }
}
