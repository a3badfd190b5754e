package io.invokectl.application.batch;

import io.invokectl.application.batch.PlannedRow.RowState;
import java.util.EnumMap;
import java.util.Map;

/** Counts rows by how they stand. Not thread-safe. */
final class Tally {
    private final Map<RowState, Long> rows = new EnumMap<>(RowState.class);

    void add(RowState standing) {
        rows.merge(standing, 1L, Long::sum);
    }

    void move(RowState from, RowState to) {
        rows.merge(from, -1L, Long::sum);
        add(to);
    }

    long of(RowState standing) {
        return rows.getOrDefault(standing, 0L);
    }

    BatchCounts counts() {
        return new BatchCounts(
                rows.values().stream().mapToLong(Long::longValue).sum(),
                of(RowState.DONE),
                of(RowState.UNSAVED),
                of(RowState.FAILED),
                of(RowState.REJECTED),
                of(RowState.IN_DOUBT),
                of(RowState.RUNNING),
                of(RowState.WRITTEN_OFF));
    }
}
