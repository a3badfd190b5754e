package io.invokectl.cli.session;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Ledger;
import java.util.Optional;

/**
 * The location of a ledger that may not exist.
 *
 * @param location the file
 * @param ledger the ledger if it exists; the caller closes it
 */
public record KnownLedger(String location, Optional<Ledger> ledger) {

    public KnownLedger {
        requireNonNull(location, "location");
        requireNonNull(ledger, "ledger");
    }
}
