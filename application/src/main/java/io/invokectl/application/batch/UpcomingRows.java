package io.invokectl.application.batch;

import io.invokectl.application.port.Manifest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The rows that are yet to be dealt with, in their order. Not thread-safe. */
final class UpcomingRows {
    private final Manifest.Rows rows;
    private final RowTasks tasks;
    private final Deque<RowTask> next = new ArrayDeque<>();
    private long submissionsLeft;

    UpcomingRows(Manifest.Rows rows, RowTasks tasks, long mostSubmissions) {
        this.rows = rows;
        this.tasks = tasks;
        this.submissionsLeft = mostSubmissions;
    }

    /** The next row; nothing after the last. Rows are left out that would be one submission too many. */
    Optional<RowTask> peek() {
        while (next.isEmpty()) {
            Optional<RowTask> read = rows.next().map(tasks::of);
            if (read.isEmpty()) {
                return read;
            }
            if (read.get().standing() != RowTask.Standing.TO_SUBMIT || submissionsLeft-- > 0) {
                next.add(read.get());
            }
        }
        return Optional.of(next.getFirst());
    }

    /** The same, and no more to be dealt with. */
    RowTask take() {
        return next.removeFirst();
    }

    /** A row that could not be dealt with yet. */
    void giveBack(RowTask task) {
        next.addFirst(task);
    }
}
