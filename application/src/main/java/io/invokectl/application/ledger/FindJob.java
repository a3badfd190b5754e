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
     * @throws UnknownJobException if there is none
     * @throws LedgerException if the ledger cannot be used
     */
    public Job find(String name) {
        return named(JobId::new, name)
                .flatMap(ledger::find)
                .or(() -> named(RequestId::new, name).flatMap(ledger::find))
                .orElseThrow(() -> new UnknownJobException(name));
    }

    private static <T> Optional<T> named(Function<String, T> kind, String name) {
        try {
            return Optional.of(kind.apply(name));
        } catch (InvalidValueException noSuchName) {
            return Optional.empty();
        }
    }
}
