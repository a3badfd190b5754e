package io.invokectl.application.ledger;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Ledger;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.UnknownJob;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;

/** Finds a job by either of its names. Thread-safe as far as its port is. */
public final class FindJob {
    private final Ledger ledger;

    /** Takes the port. */
    public FindJob(Ledger ledger) {
        this.ledger = requireNonNull(ledger, "ledger");
    }

    /**
     * The job of that name.
     *
     * @param name the ledger's name for it, or the API's
     * @throws UnknownJob if there is none
     * @throws LedgerException if the ledger cannot be used
     */
    public Job find(String name) {
        return ledger.find(new JobId(name))
                .or(() -> ledger.find(new RequestId(name)))
                .orElseThrow(() -> new UnknownJob(name));
    }
}
