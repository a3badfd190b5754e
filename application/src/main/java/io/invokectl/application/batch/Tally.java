package io.invokectl.application.batch;

import io.invokectl.application.batch.RowTask.Standing;
import java.util.EnumMap;
import java.util.Map;

/** Counts rows by how they stand. Not thread-safe. */
final class Tally {
    private final Map<Standing, Long> rows = new EnumMap<>(Standing.class);

    void add(Standing standing) {
        rows.merge(standing, 1L, Long::sum);
    }

    void move(Standing from, Standing to) {
        rows.merge(from, -1L, Long::sum);
        add(to);
    }

    long of(Standing standing) {
        return rows.getOrDefault(standing, 0L);
    }

    BatchCounts counts() {
        return new BatchCounts(
                rows.values().stream().mapToLong(Long::longValue).sum(),
                of(Standing.DONE),
                of(Standing.UNSAVED),
                of(Standing.FAILED),
                of(Standing.REJECTED),
                of(Standing.IN_DOUBT),
                of(Standing.RUNNING));
    }
}
