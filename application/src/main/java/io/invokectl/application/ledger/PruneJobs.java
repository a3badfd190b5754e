package io.invokectl.application.ledger;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Ledger;
import io.invokectl.domain.failure.LedgerException;
import java.time.Duration;
import java.time.InstantSource;

/** Removes finished jobs from the ledger. Thread-safe if its ports are. */
public final class PruneJobs {
    private final Ledger ledger;
    private final InstantSource clock;

    /** Creates the use case. */
    public PruneJobs(Ledger ledger, InstantSource clock) {
        this.ledger = requireNonNull(ledger, "ledger");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Removes the finished jobs that were created longer ago than {@code age}, with their idempotency keys.
     *
     * @return the number of removed jobs
     * @throws LedgerException if the ledger cannot be written
     */
    public int olderThan(Duration age) {
        return ledger.prune(clock.instant().minus(age));
    }
}
