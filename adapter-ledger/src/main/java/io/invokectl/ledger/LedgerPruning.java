package io.invokectl.ledger;

import io.invokectl.application.port.Ledger.Pruned;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.job.Intent;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Deletes old finished jobs in small transactions with pauses, in which other processes write. Jobs with a key, and the job
 * of the last intent, keep their key, outcome and attempts.
 */
final class LedgerPruning {
    private static final int JOBS_AT_ONCE = 500;
    private static final int PAGES_AT_ONCE = 2000;

    /** Longer than most waits between two attempts of another process to lock the file. */
    private static final long PAUSE_NANOS = Duration.ofMillis(25).toNanos();

    private static final String OLD = "is_finished AND NOT is_pruned AND created_at < ?";
    private static final String RANGE = " WHERE number > ? AND number <= ? AND " + OLD;
    private static final String NEXT =
            "SELECT max(number) FROM (SELECT number FROM job WHERE number > ? AND " + OLD + " ORDER BY number LIMIT ?)";
    private static final String DELETE = "DELETE FROM job" + RANGE + " AND key IS NULL AND id <> ?";
    private static final String DELETE_FILES = "DELETE FROM file WHERE job IN (SELECT id FROM job" + RANGE + ")";

    private static final String DELETE_BODIES =
            "UPDATE attempt SET body = NULL WHERE body IS NOT NULL AND job IN (SELECT id FROM job" + RANGE + ")";

    /** Keeps what tells the outcome; the patch leaves out missing members. */
    private static final String REDUCE = """
            UPDATE job SET input = '{}', tags = '[]', others = '{}', is_unsaved = 0, is_finished = 0, is_pruned = 1,
                answer = CASE WHEN answer IS NOT NULL THEN json_patch('{}', json_object(
                    'request_id', answer ->> 'request_id', 'model_id', answer ->> 'model_id',
                    'status', answer ->> 'status', 'created_at', answer ->> 'created_at',
                    'completed_at', answer ->> 'completed_at', 'error', answer -> 'error')) END
            """ + RANGE + " AND coalesce(json_valid(answer), 1)";

    private final Database database;
    private final ProgressListener listener;

    LedgerPruning(Database database, ProgressListener listener) {
        this.database = database;
        this.listener = listener;
    }

    Pruned prune(Instant before, boolean compact) {
        int pruned = 0;
        Optional<Long> next = Optional.of(0L);
        while (next.isPresent()) {
            long from = next.get();
            PrunedRange range = database.write(sql -> prune(sql, from, StoredTime.format(before)));
            pruned += range.jobs();
            next = range.end();
            listener.onEvent(new ProgressEvent.Working("pruned " + pruned + " jobs"));
            LockSupport.parkNanos(this, PAUSE_NANOS);
        }
        return new Pruned(pruned, shrink(compact));
    }

    private record PrunedRange(int jobs, Optional<Long> end) {}

    private static PrunedRange prune(Statements sql, long from, String before) throws SQLException {
        Optional<Long> end = sql.first(NEXT, ResultRow::optionalInteger, from, before, JOBS_AT_ONCE)
                .flatMap(number -> number);
        if (end.isEmpty()) {
            return new PrunedRange(0, end);
        }
        String last = new JobTables(sql, new JobCache())
                .lastIntent()
                .map(Intent::job)
                .map(Object::toString)
                .orElse("");
        int jobs = sql.update(DELETE, from, end.get(), before, last);
        sql.update(DELETE_BODIES, from, end.get(), before);
        sql.update(DELETE_FILES, from, end.get(), before);
        return new PrunedRange(jobs + sql.update(REDUCE, from, end.get(), before), end);
    }

    /** Returns free pages to the file system, and the number of bytes that stay free in the file. */
    private long shrink(boolean compact) {
        if (compact) {
            database.script("PRAGMA auto_vacuum = INCREMENTAL");
            database.working("rewriting the ledger", sql -> sql.update("VACUUM"));
        } else {
            long free = number("PRAGMA freelist_count");
            for (long left = number("PRAGMA auto_vacuum") == 0 ? 0 : free; left > 0; left -= PAGES_AT_ONCE) {
                database.script("PRAGMA incremental_vacuum(" + PAGES_AT_ONCE + ")");
                listener.onEvent(new ProgressEvent.Working("releasing space, " + left + " pages left"));
                LockSupport.parkNanos(this, PAUSE_NANOS);
            }
        }
        database.truncateLog();
        return number("PRAGMA freelist_count") * number("PRAGMA page_size");
    }

    private long number(String pragma) {
        return database.read(sql -> sql.first(pragma, ResultRow::integer).orElseThrow());
    }
}
