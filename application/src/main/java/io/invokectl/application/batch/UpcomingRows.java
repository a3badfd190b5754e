package io.invokectl.application.batch;

import io.invokectl.application.batch.RowStates.PlannedRow;
import io.invokectl.application.port.Manifest;
import io.invokectl.domain.batch.RowState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Queue;

/**
 * The rows that this run has not dealt with, in the order of the manifest. Another process may have changed the state of
 * a row since it was surveyed. Not thread-safe.
 */
final class UpcomingRows {
    private final Manifest.Rows rows;
    private final RowStates states;
    private final RowCounter counter;
    /** The states of all rows when they were surveyed, which {@code counter} has counted. */
    private final Queue<RowState> surveyed;

    private final Deque<PlannedRow> next = new ArrayDeque<>();
    private long submissionsLeft;

    UpcomingRows(
            Manifest.Rows rows, RowStates states, long mostSubmissions, RowCounter counter, Queue<RowState> surveyed) {
        this.rows = rows;
        this.states = states;
        this.counter = counter;
        this.surveyed = surveyed;
        this.submissionsLeft = mostSubmissions;
    }

    /** The next row, without rows whose submission would exceed the maximum; empty after the last one. */
    Optional<PlannedRow> peek() {
        while (next.isEmpty()) {
            Optional<PlannedRow> read = rows.next().map(states::of);
            if (read.isEmpty()) {
                return read;
            }
            count(read.get().state());
            if (read.get().state() != RowState.NOT_SUBMITTED || submissionsLeft-- > 0) {
                next.add(read.get());
            }
        }
        return Optional.of(next.getFirst());
    }

    private void count(RowState now) {
        Optional.ofNullable(surveyed.poll())
                .ifPresentOrElse(before -> counter.move(before, now), () -> counter.add(now));
    }

    PlannedRow take() {
        return next.removeFirst();
    }

    void pushBack(PlannedRow row) {
        next.addFirst(row);
    }
}
