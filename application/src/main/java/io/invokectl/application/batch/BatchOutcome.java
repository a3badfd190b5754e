package io.invokectl.application.batch;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.failure.InvokectlException;
import java.util.Map;
import java.util.Optional;

/**
 * How a run of a batch ended.
 *
 * @param counts how its rows stand now
 * @param failures what could not be done, the first of each kind, with its row
 * @param stoppedBy what kept the rest of the rows from being tried, if anything did
 */
public record BatchOutcome(
        BatchCounts counts, Map<RowId, InvokectlException> failures, Optional<InvokectlException> stoppedBy) {

    /** Copies the map. */
    public BatchOutcome {
        requireNonNull(counts, "counts");
        failures = Map.copyOf(failures);
        requireNonNull(stoppedBy, "stoppedBy");
    }
}
