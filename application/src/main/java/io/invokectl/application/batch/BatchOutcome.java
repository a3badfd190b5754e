package io.invokectl.application.batch;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.poll.PassedOver;
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
 * @param passedOver the running rows whose jobs were submitted elsewhere
 * @param isIdle whether the run sent no request and fetched no file
 */
public record BatchOutcome(
        BatchCounts counts,
        Map<RowId, InvokectlException> failures,
        Optional<InvokectlException> stoppedBy,
        PassedOver passedOver,
        boolean isIdle) {

    /** Copies the map and keeps its order. */
    public BatchOutcome {
        requireNonNull(counts, "counts");
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
        requireNonNull(stoppedBy, "stoppedBy");
        requireNonNull(passedOver, "passedOver");
    }
}
