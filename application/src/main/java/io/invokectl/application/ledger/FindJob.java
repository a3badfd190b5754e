package io.invokectl.application.ledger;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Ledger;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.value.InvalidValueException;
import java.util.Optional;
import java.util.function.Function;

/** Finds a job by its job ID or its request ID. Thread-safe if its port is. */
public final class FindJob {
    private final Ledger ledger;

    /** Creates the use case. */
    public FindJob(Ledger ledger) {
        this.ledger = requireNonNull(ledger, "ledger");
    }

    /**
     * Finds a job.
     *
     * @param id the job ID in the ledger, or the request ID of the API
     * @throws UnknownJobException if the ledger has no such job
     * @throws LedgerException if the ledger cannot be read
     */
    public Job find(String id) {
        return parsed(JobId::new, id)
                .flatMap(ledger::find)
                .or(() -> parsed(RequestId::new, id).flatMap(ledger::find))
                .orElseThrow(() -> new UnknownJobException(id));
    }

    private static <T> Optional<T> parsed(Function<String, T> type, String id) {
        try {
            return Optional.of(type.apply(id));
        } catch (InvalidValueException otherType) {
            return Optional.empty();
        }
    }
}
