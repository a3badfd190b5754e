package io.invokectl.ledger;

import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobAttempt;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.json.InvalidJsonException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Jobs, their attempts and files in the tables. Writing belongs into a transaction. */
final class JobTables {
    private final Statements statements;
    private final RecentJobs recent;

    JobTables(Statements statements, RecentJobs recent) {
        this.statements = statements;
        this.recent = recent;
    }

    Optional<StoredJob> find(JobId id) throws SQLException {
        Optional<StoredJob> known = recent.find(id, statements);
        if (known.isPresent()) {
            return known;
        }
        Optional<StoredJob> read = statements.first(JobRow.SELECT + " WHERE id = ?", this::read, id);
        read.ifPresent(recent::remember);
        return read;
    }

    Optional<StoredJob> find(IdempotencyKey key) throws SQLException {
        return named("SELECT id FROM job WHERE key = ?", key.value());
    }

    Optional<StoredJob> find(RequestId id) throws SQLException {
        return named("SELECT id FROM job WHERE request_id = ? ORDER BY number DESC LIMIT 1", id.value());
    }

    Optional<StoredJob> find(RequestId id, ApiAddress address) throws SQLException {
        List<Place> all = statements.list(
                "SELECT id, address FROM job WHERE request_id = ? ORDER BY number DESC", Place::read, id);
        for (Place place : all) {
            if (place.is(address)) {
                return find(place.job());
            }
        }
        return Optional.empty();
    }

    /** The job whose file was the last to be kept in a place. */
    Optional<JobId> lastSavedAt(String path) throws SQLException {
        return statements.first(
                "SELECT job FROM file WHERE path = ? ORDER BY number DESC LIMIT 1", JobTables::id, path);
    }

    private Optional<StoredJob> named(String sql, String name) throws SQLException {
        Optional<JobId> id = statements.first(sql, JobTables::id, name);
        return id.isPresent() ? find(id.get()) : Optional.empty();
    }

    private static JobId id(Row row) throws SQLException {
        return id(row.text());
    }

    private static JobId id(String text) throws DamagedRowException {
        try {
            return new JobId(text);
        } catch (IllegalArgumentException damaged) {
            throw new DamagedRowException(damaged);
        }
    }

    /** Shows jobs. One that cannot be read is passed over. */
    void each(JobQuery query, Consumer<StoredJob> reader) throws SQLException {
        statements.each(
                JobRow.SELECT + query.sql(),
                row -> {
                    Optional<StoredJob> job = maybe(() -> Optional.of(read(row)));
                    job.ifPresent(reader);
                    return job;
                },
                query.values());
    }

    private static Optional<StoredJob> maybe(Reading reading) throws SQLException {
        try {
            return reading.job();
        } catch (DamagedRowException passedOver) {
            return Optional.empty();
        }
    }

    /** The jobs that cannot be read, and why, a line each. */
    List<String> findings() throws SQLException {
        var findings = new ArrayList<String>();
        for (String id : statements.list("SELECT id FROM job ORDER BY number", Row::text)) {
            try {
                find(id(id));
            } catch (DamagedRowException damaged) {
                findings.add("job " + id + " cannot be read: " + damaged.getMessage());
            }
        }
        return findings;
    }

    /** The jobs whose last attempt is being made, by the numbers of their makers. */
    List<Long> holders() throws SQLException {
        return statements.list("SELECT DISTINCT holder FROM attempt WHERE holder IS NOT NULL", Row::number);
    }

    /** The jobs whose last attempt that holder was making. One that cannot be read is passed over. */
    List<Job> heldBy(long holder) throws SQLException {
        var jobs = new ArrayList<Job>();
        for (String id : statements.list("SELECT job FROM attempt WHERE holder = ?", Row::text, holder)) {
            maybe(() -> find(id(id))).ifPresent(stored -> jobs.add(stored.job()));
        }
        return jobs;
    }

    private StoredJob read(Row row) throws SQLException {
        try {
            var job = JobRow.read(row);
            List<AttemptRow> attempts = statements.list(AttemptRow.SELECT, AttemptRow::read, job.id());
            List<SavedFile> files = statements.list(FileRow.SELECT, FileRow::read, job.id());
            return job.with(attempts, files);
        } catch (InvalidJsonException | IllegalArgumentException | DateTimeException | NoSuchElementException damaged) {
            throw new DamagedRowException(damaged);
        }
    }

    /**
     * Stores what has changed of a job; all of it if it is new. An attempt that is begun becomes this holder's.
     *
     * <p>The steps of a job keep what they do not change, so this compares objects: comparing records by their content
     * has to be linked first, which takes longer than all statements together.
     */
    void store(Optional<Job> before, Job job, LongSupplier holder) throws SQLException {
        if (before.isPresent() && isSame(before.get(), job)) {
            return;
        }
        if (before.isEmpty()) {
            statements.update(JobRow.ADD, JobRow.values(job));
        } else {
            statements.update(JobRow.CHANGE, JobRow.changed(job));
        }
        List<JobAttempt> old = before.map(Job::attempts).orElse(List.of());
        for (int i = 0; i < job.attempts().size(); i++) {
            JobAttempt attempt = job.attempts().get(i);
            if (i >= old.size() || !isSame(old.get(i), attempt)) {
                statements.update(AttemptRow.STORE, AttemptRow.values(job.id(), i, attempt, holder));
            }
        }
        if (before.isEmpty() || !isSame(before.get().files(), job.files())) {
            storeFiles(before.map(Job::files).orElse(List.of()), job);
        }
        if (job.isBeingSent()) {
            recent.forget(job.id());
        } else {
            recent.remember(new StoredJob(job, Optional.empty()));
        }
    }

    /** A file that was kept before keeps its row, and with it its turn among the files of its place. */
    private void storeFiles(List<SavedFile> before, Job job) throws SQLException {
        for (SavedFile old : before) {
            if (job.files().stream().noneMatch(file -> isSame(old, file))) {
                statements.update(FileRow.FORGET, job.id(), old.path());
            }
        }
        for (SavedFile file : job.files()) {
            if (before.stream().noneMatch(old -> isSame(old, file))) {
                statements.update(FileRow.STORE, FileRow.values(job.id(), file));
            }
        }
    }

    /**
     * Goes through what storing a job takes, and stores nothing. A program that has just been started is slow to do
     * anything for the first time, and is better so before the lock than with it: many may be waiting.
     */
    static void rehearse(Job job, long holder) {
        JobRow.values(job);
        AttemptRow.values(job.id(), 0, job.attempts().get(0), () -> holder);
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Object before, Object after) {
        return before == after;
    }

    private interface Reading {
        Optional<StoredJob> job() throws SQLException;
    }

    /** Where the job of a row was submitted. */
    private record Place(JobId job, String address) {
        static Place read(Row row) throws SQLException {
            return new Place(id(row), row.text());
        }

        boolean is(ApiAddress wanted) throws SQLException {
            try {
                return new ApiAddress(address).isSamePlaceAs(wanted);
            } catch (IllegalArgumentException damaged) {
                throw new DamagedRowException(damaged);
            }
        }
    }
}
