package io.invokectl.application.doctor;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Ledger;
import java.util.Optional;

/**
 * Where the ledger lies, or would.
 *
 * @param place the file
 * @param ledger the ledger if it is there, to be closed by whoever asked for it
 */
public record KnownLedger(String place, Optional<Ledger> ledger) {

    /** Refuses null. */
    public KnownLedger {
        requireNonNull(place, "place");
        requireNonNull(ledger, "ledger");
    }
}
