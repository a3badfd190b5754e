package io.invokectl.application.batch;

import io.invokectl.application.port.Manifest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Queue;

/**
 * The rows that are yet to be dealt with, in their order. Another process may have gone on with one since it was surveyed.
 * Not thread-safe.
 */
final class UpcomingRows {
    private final Manifest.Rows rows;
    private final RowStates tasks;
    private final Tally tally;
    private final Queue<PlannedRow.RowState> surveyed;
    private final Deque<PlannedRow> next = new ArrayDeque<>();
    private long submissionsLeft;

    /**
     * Takes the rows.
     *
     * @param tally has counted them as they stood when they were surveyed
     * @param surveyed how that was, in their order
     */
    UpcomingRows(
            Manifest.Rows rows,
            RowStates tasks,
            long mostSubmissions,
            Tally tally,
            Queue<PlannedRow.RowState> surveyed) {
        this.rows = rows;
        this.tasks = tasks;
        this.tally = tally;
        this.surveyed = surveyed;
        this.submissionsLeft = mostSubmissions;
    }

    /** The next row; nothing after the last. Rows are left out that would be one submission too many. */
    Optional<PlannedRow> peek() {
        while (next.isEmpty()) {
            Optional<PlannedRow> read = rows.next().map(tasks::of);
            if (read.isEmpty()) {
                return read;
            }
            count(read.get().standing());
            if (read.get().standing() != PlannedRow.RowState.TO_SUBMIT || submissionsLeft-- > 0) {
                next.add(read.get());
            }
        }
        return Optional.of(next.getFirst());
    }

    private void count(PlannedRow.RowState now) {
        Optional.ofNullable(surveyed.poll()).ifPresentOrElse(before -> tally.move(before, now), () -> tally.add(now));
    }

    /** The same, and no more to be dealt with. */
    PlannedRow take() {
        return next.removeFirst();
    }

    /** A row that could not be dealt with yet. */
    void giveBack(PlannedRow task) {
        next.addFirst(task);
    }
}
