package io.invokectl.ledger;

import io.invokectl.application.port.Ledger.UnreadableJob;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.AttemptOutcome;
import io.invokectl.domain.job.Intent;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobAttempt;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.json.InvalidJsonException;
import io.invokectl.ledger.JobCache.StoredJob;
import io.invokectl.ledger.ResultRow.DamagedRowException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Reads and writes jobs with their attempts and files. Writes must run in a transaction. */
final class JobTables {
    private static final String SELECT_FILES =
            "SELECT path, url, bytes, sha256, content_type FROM file WHERE job = ? ORDER BY number";
    private static final String INSERT_FILE =
            "INSERT INTO file (job, path, url, bytes, sha256, content_type) VALUES (?, ?, ?, ?, ?, ?)";

    private final Statements statements;
    private final JobCache cache;

    JobTables(Statements statements, JobCache cache) {
        this.statements = statements;
        this.cache = cache;
    }

    Optional<StoredJob> find(JobId id) throws SQLException {
        Optional<StoredJob> cached = cache.find(id, statements);
        if (cached.isPresent()) {
            return cached;
        }
        Optional<StoredJob> stored = statements.first(JobRow.SELECT + " WHERE id = ?", this::read, id);
        stored.ifPresent(cache::put);
        return stored;
    }

    Optional<StoredJob> find(IdempotencyKey key) throws SQLException {
        return findBy("SELECT id FROM job WHERE key = ?", key.value());
    }

    Optional<StoredJob> find(RequestId id) throws SQLException {
        return findBy("SELECT id FROM job WHERE request_id = ? ORDER BY number DESC LIMIT 1", id.value());
    }

    Optional<StoredJob> find(RequestId id, ApiAddress address) throws SQLException {
        List<JobEndpoint> endpoints = statements.list(
                "SELECT id, address FROM job WHERE request_id = ? ORDER BY number DESC", JobEndpoint::read, id);
        for (JobEndpoint endpoint : endpoints) {
            if (endpoint.isAt(address)) {
                return find(endpoint.job());
            }
        }
        return Optional.empty();
    }

    Optional<JobId> lastSavedAt(String path) throws SQLException {
        return statements.first(
                "SELECT job FROM file WHERE path = ? ORDER BY number DESC LIMIT 1", JobTables::id, path);
    }

    private Optional<StoredJob> findBy(String sql, String value) throws SQLException {
        Optional<JobId> id = statements.first(sql, JobTables::id, value);
        return id.isPresent() ? find(id.get()) : Optional.empty();
    }

    private static JobId id(ResultRow row) throws SQLException {
        return id(row.text());
    }

    private static JobId id(String text) throws DamagedRowException {
        try {
            return new JobId(text);
        } catch (IllegalArgumentException damaged) {
            throw new DamagedRowException(damaged);
        }
    }

    /** Passes each matching job to a consumer, and returns the unreadable ones. */
    List<UnreadableJob> forEach(JobQuery query, Consumer<StoredJob> consumer) throws SQLException {
        var unreadable = new ArrayList<UnreadableJob>();
        statements.forEach(
                JobRow.SELECT + query.sql(),
                row -> {
                    Optional<StoredJob> job = Optional.empty();
                    try {
                        job = Optional.of(read(row));
                    } catch (DamagedRowException damaged) {
                        unreadable.add(new UnreadableJob(row.name(), String.valueOf(damaged.getMessage())));
                    }
                    job.ifPresent(consumer);
                    return job;
                },
                query.parameters());
        return unreadable;
    }

    private static Optional<StoredJob> skipDamaged(JobLookup lookup) throws SQLException {
        try {
            return lookup.find();
        } catch (DamagedRowException skipped) {
            return Optional.empty();
        }
    }

    boolean holds(Intent intent) throws SQLException {
        return statements
                .first(
                        "SELECT 1 FROM attempt WHERE intent = ? AND job = ?",
                        ResultRow::integer,
                        intent.number(),
                        intent.job())
                .isPresent();
    }

    Optional<Intent> lastIntent() throws SQLException {
        return statements.first(
                "SELECT intent, job FROM attempt WHERE intent IS NOT NULL ORDER BY intent DESC LIMIT 1",
                row -> new Intent(row.integer(), id(row)));
    }

    /** Returns the sessions that have an open attempt. */
    List<Long> sessions() throws SQLException {
        return statements.list("SELECT DISTINCT holder FROM attempt WHERE holder IS NOT NULL", ResultRow::integer);
    }

    /** Marks the open attempts of sessions as in doubt, skipping unreadable jobs; returns the sessions. */
    List<Long> orphan(List<Long> sessions, LongSupplier session) throws SQLException {
        for (Long ended : sessions) {
            for (String id : statements.list("SELECT job FROM attempt WHERE holder = ?", ResultRow::text, ended)) {
                Optional<StoredJob> stored = skipDamaged(() -> find(id(id)));
                if (stored.isPresent()) {
                    store(stored.map(StoredJob::job), stored.get().job().orphaned(), session);
                }
            }
        }
        return sessions;
    }

    private StoredJob read(ResultRow row) throws SQLException {
        try {
            var job = JobRow.read(row);
            List<AttemptRow> attempts = statements.list(AttemptRow.SELECT, AttemptRow::read, job.id());
            List<SavedFile> files = statements.list(SELECT_FILES, JobTables::file, job.id());
            return job.toJob(attempts, files);
        } catch (InvalidJsonException | IllegalArgumentException | DateTimeException | NoSuchElementException damaged) {
            throw new DamagedRowException(damaged);
        }
    }

    private static SavedFile file(ResultRow row) throws SQLException {
        return new SavedFile(row.text(), row.text(), row.integer(), row.text(), row.text());
    }

    /**
     * Inserts a new job, or writes the differences between two versions of a job. An open attempt is assigned to the given
     * session. Returns the intent of a new open attempt.
     *
     * <p>Compares by identity, since a new version of a job shares its unchanged parts with the old one. Linking the
     * {@code equals} of records would take longer at start-up than all statements together.
     */
    Optional<Intent> store(Optional<Job> before, Job job, LongSupplier session) throws SQLException {
        Optional<Intent> begun = Optional.empty();
        if (before.isPresent() && isSame(before.get(), job)) {
            return begun;
        }
        if (before.isEmpty()) {
            statements.update(JobRow.INSERT, JobRow.insertValues(job));
        } else {
            statements.update(JobRow.UPDATE, JobRow.updateValues(job));
            if (!isSame(before.get().submission(), job.submission())) {
                statements.update(JobRow.UPDATE_SUBMISSION, JobRow.submissionValues(job));
            }
        }
        List<JobAttempt> old = before.map(Job::attempts).orElse(List.of());
        for (int i = 0; i < job.attempts().size(); i++) {
            JobAttempt attempt = job.attempts().get(i);
            if (i >= old.size() || !isSame(old.get(i), attempt)) {
                if (i >= old.size() && attempt.outcome() == AttemptOutcome.OPEN) {
                    begun = Optional.of(new Intent(nextIntent(), job.id()));
                }
                statements.update(
                        AttemptRow.UPSERT, AttemptRow.values(job.id(), i, attempt, session, begun.map(Intent::number)));
            }
        }
        if (before.isEmpty() || !isSame(before.get().files(), job.files())) {
            storeFiles(before.map(Job::files).orElse(List.of()), job);
        }
        if (job.isBeingSent()) {
            cache.remove(job.id());
        } else {
            cache.put(new StoredJob(job, Optional.empty()));
        }
        return begun;
    }

    private long nextIntent() throws SQLException {
        return statements.first(AttemptRow.NEXT_INTENT, ResultRow::integer).orElseThrow();
    }

    /** Leaves the rows of unchanged files in place: their order decides which job saved a path last. */
    private void storeFiles(List<SavedFile> before, Job job) throws SQLException {
        for (SavedFile old : before) {
            if (job.files().stream().noneMatch(file -> isSame(old, file))) {
                statements.update("DELETE FROM file WHERE job = ? AND path = ?", job.id(), old.path());
            }
        }
        for (SavedFile file : job.files()) {
            if (before.stream().noneMatch(old -> isSame(old, file))) {
                statements.update(
                        INSERT_FILE,
                        job.id(),
                        file.path(),
                        file.url(),
                        file.bytes(),
                        file.sha256(),
                        file.contentType());
            }
        }
    }

    /**
     * Loads the classes that {@link #store} needs, and stores nothing. Loading them before the write lock is taken shortens
     * the wait of other processes.
     */
    static void warmUp(Job job, long session) {
        JobRow.insertValues(job);
        AttemptRow.values(job.id(), 0, job.attempts().get(0), () -> session, Optional.empty());
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Object before, Object after) {
        return before == after;
    }

    private interface JobLookup {
        Optional<StoredJob> find() throws SQLException;
    }

    private record JobEndpoint(JobId job, String address) {
        static JobEndpoint read(ResultRow row) throws SQLException {
            return new JobEndpoint(id(row), row.text());
        }

        boolean isAt(ApiAddress other) throws SQLException {
            try {
                return new ApiAddress(address).isSameApiAs(other);
            } catch (IllegalArgumentException damaged) {
                throw new DamagedRowException(damaged);
            }
        }
    }
}
