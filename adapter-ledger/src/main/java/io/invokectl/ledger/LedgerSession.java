package io.invokectl.ledger;

import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The number that one ledger object holds while it is open, and its view of the others'. The file is opened when it is
 * first needed. Not thread-safe.
 */
final class LedgerSession implements AutoCloseable {
    private final LedgerLocation place;
    private final LongSupplier chance;
    private Optional<SessionFile> file = Optional.empty();
    private Optional<Long> number = Optional.empty();

    /** Takes where numbers come from: they are not negative. */
    LedgerSession(LedgerLocation place, LongSupplier chance) {
        this.place = place;
        this.chance = chance;
    }

    /** The own number. */
    long number() {
        while (number.isEmpty()) {
            long wanted = chance.getAsLong();
            number = ask(all -> all.take(wanted)) ? Optional.of(wanted) : Optional.empty();
        }
        return number.orElseThrow();
    }

    boolean isGone(long other) {
        return !ask(all -> all.isHeld(other));
    }

    private boolean ask(Question question) {
        try {
            if (file.isEmpty()) {
                file = Optional.of(SessionFile.at(place.beside("-processes")));
            }
            return question.to(file.orElseThrow());
        } catch (IOException failure) {
            throw LedgerFileErrors.of(Kind.TROUBLE, place.beside("-processes"), "cannot be used", failure);
        }
    }

    /**
     * Gives the number up, and with it every attempt that is still being made.
     *
     * @throws LedgerException if the file cannot be closed
     */
    @Override
    public void close() {
        try {
            if (file.isPresent()) {
                if (number.isPresent()) {
                    file.get().giveUp(number.get());
                }
                file.get().close();
                file = Optional.empty();
            }
        } catch (IOException failure) {
            throw LedgerFileErrors.of(Kind.TROUBLE, place.beside("-processes"), "cannot be closed", failure);
        }
    }

    private interface Question {
        boolean to(SessionFile all) throws IOException;
    }
}
