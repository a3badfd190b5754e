package io.invokectl.application.batch;

import io.invokectl.domain.batch.RowState;
import java.util.EnumMap;
import java.util.Map;

/** Number of rows in each state. Not thread-safe. */
final class RowCounter {
    private final Map<RowState, Long> rows = new EnumMap<>(RowState.class);

    void add(RowState state) {
        rows.merge(state, 1L, Long::sum);
    }

    void move(RowState from, RowState to) {
        rows.merge(from, -1L, Long::sum);
        add(to);
    }

    long of(RowState state) {
        return rows.getOrDefault(state, 0L);
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
