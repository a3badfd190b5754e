package io.invokectl.application.batch;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.failure.InvokectlException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a run of a batch ended.
 *
 * @param counts how its rows stand now
 * @param failures what could not be done, the first of each kind, with its row, in the order they came
 * @param stoppedBy what kept the rest of the rows from being tried, if anything did
 */
public record BatchOutcome(
        BatchCounts counts, Map<RowId, InvokectlException> failures, Optional<InvokectlException> stoppedBy) {

    /** Copies the map and keeps its order. */
    public BatchOutcome {
        requireNonNull(counts, "counts");
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
        requireNonNull(stoppedBy, "stoppedBy");
    }
}
