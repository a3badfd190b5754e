package io.invokectl.ledger;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Intent;
import io.invokectl.domain.job.Job;
import io.invokectl.ledger.JobCache.StoredJob;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A ledger in an SQLite file. Concurrent processes may use the same file, and a process may open it several times. A write
 * waits up to two minutes for the writes of others. Thread-safe.
 */
public final class SqliteLedger implements Ledger {
    private static final String JOB_ID = "SELECT 'job_' || lower(hex(randomblob(8)))";

    private final ProgressListener listener;
    private final LedgerLocation location;
    private final Database database;
    private final Schema schema;
    private final LedgerSession session;
    private final JobCache cache = new JobCache();
    private boolean warmedUp;
    private final FileMutex mutex;
    private final RescueFile rescue;
    private final LedgerMark mark;
    private final Optional<Object> fileIdentity;

    private SqliteLedger(LedgerLocation location, Database database, Duration lockTimeout, ProgressListener listener) {
        this.listener = listener;
        this.location = location;
        this.database = database;
        this.schema = new Schema(location, database);
        this.mutex = new FileMutex(location.sibling("-rescue"), lockTimeout);
        this.rescue = new RescueFile(mutex);
        this.mark = new LedgerMark(new FileMutex(location.sibling("-mark"), lockTimeout));
        this.fileIdentity = location.identity();
        this.session = new LedgerSession(location.sibling("-processes"), database);
    }

    /**
     * Opens a ledger, creating it if it is missing. Only its owner can read it. Applies the notes that earlier processes
     * rescued, and marks the open attempts of ended processes as in doubt.
     *
     * @param file the ledger file
     * @param nativeDirectory directory for SQLite's native library, which is reused at the next start; if empty, the driver
     *     unpacks the library itself. Effective for the first ledger of a process only
     * @param listener receives an event when a write waits for other processes, on the waiting thread
     * @throws LedgerException if the ledger cannot be created or used
     */
    public static SqliteLedger in(Path file, Optional<Path> nativeDirectory, ProgressListener listener) {
        LedgerLocation location = LedgerLocation.at(file);
        nativeDirectory.ifPresent(directory -> new NativeLibrary(directory).configureDriver());
        return over(location, Database.open(location, listener), Database.LOCK_TIMEOUT, listener);
    }

    /** Creates a ledger that owns a connection. Closes the connection if the ledger cannot be used. */
    static SqliteLedger over(
            LedgerLocation location, Database database, Duration lockTimeout, ProgressListener listener) {
        var ledger = new SqliteLedger(location, database, lockTimeout, listener);
        try {
            ledger.begin();
            return ledger;
        } catch (RuntimeException unusable) {
            ledger.close();
            throw unusable;
        }
    }

    private void begin() {
        schema.prepare(mutex);
        location.restrictPermissions();
        rescue.recover(this::apply);
        markOrphans();
    }

    @Override
    public synchronized Opening open(
            Optional<IdempotencyKey> key, Function<JobId, Job> newJob, UnaryOperator<Job> existing) {
        Optional<Job> created = exists(key) ? Optional.empty() : Optional.of(create(newJob));
        created.ifPresent(this::warmUp);
        Opening opening = write(sql -> {
            var tables = tables(sql);
            Optional<StoredJob> stored = key.isPresent() ? tables.find(key.get()) : Optional.empty();
            Job job = stored.isPresent()
                    ? existing.apply(current(stored.get()))
                    : created.orElseGet(() -> create(newJob));
            return new Opening(job, store(tables, stored.map(StoredJob::job), job));
        });
        committed(opening.intent());
        return opening;
    }

    /** Begins no attempt if the ledger lacks an earlier intent. */
    private Optional<Intent> store(JobTables tables, Optional<Job> before, Job job) throws SQLException {
        int attempts = before.map(Job::attempts).map(List::size).orElse(0);
        if (job.isBeingSent() && job.attempts().size() > attempts) {
            mark.requireHeld(tables, location);
        }
        return tables.store(before, job, session::number);
    }

    private void committed(Optional<Intent> intent) {
        if (!location.identity().equals(fileIdentity)) {
            throw location.error("was deleted or replaced while in use");
        }
        intent.ifPresent(mark::advance);
    }

    private JobTables tables(Statements sql) {
        return new JobTables(sql, cache);
    }

    private <T> T write(Database.SqlAction<T> action) {
        try {
            return database.write(action);
        } catch (RuntimeException | Error failed) {
            cache.clear();
            throw failed;
        }
    }

    private void warmUp(Job job) {
        if (!warmedUp) {
            warmedUp = true;
            JobTables.warmUp(job, session.number());
        }
    }

    private boolean exists(Optional<IdempotencyKey> key) {
        return key.isPresent()
                && database.read(sql -> tables(sql).find(key.get())).isPresent();
    }

    private Job create(Function<JobId, Job> newJob) {
        return newJob.apply(new JobId(
                database.read(sql -> sql.first(JOB_ID, ResultRow::text).orElseThrow())));
    }

    @Override
    public synchronized Optional<Intent> change(JobId id, UnaryOperator<Job> step) {
        if (!warmedUp) {
            find(id).ifPresent(this::warmUp);
        }
        Optional<Intent> intent = write(sql -> {
            var tables = tables(sql);
            StoredJob stored = tables.find(id).orElseThrow(() -> new UnknownJobException(id.value()));
            return store(tables, Optional.of(stored.job()), step.apply(current(stored)));
        });
        committed(intent);
        return intent;
    }

    /** The open attempt of an ended session is in doubt, unless a rescued note knows its outcome. */
    private Job current(StoredJob stored) {
        return rescue.applyPending(stored.current(session::hasEnded));
    }

    @Override
    public synchronized boolean holds(Intent intent) {
        return database.read(sql -> tables(sql).holds(intent));
    }

    @Override
    public synchronized Optional<Intent> lastIntent() {
        return database.read(sql -> tables(sql).lastIntent());
    }

    @Override
    public synchronized Optional<Intent> missingIntent() {
        return database.read(sql -> mark.missingFrom(tables(sql)));
    }

    @Override
    public synchronized void acceptMissing() {
        mark.set(lastIntent());
    }

    @Override
    public String rescue(JobId id, AcceptedResponse attempt) {
        rescue.append(new RescueNote(id, attempt));
        return rescue.path().toString();
    }

    /** Returns whether the note has been applied or its job already has an outcome. */
    private boolean apply(RescueNote note) {
        try {
            change(note.job(), note::applyTo);
            return true;
        } catch (LedgerException | UnknownJobException retryLater) {
            return false;
        }
    }

    @Override
    public synchronized Optional<Job> find(JobId id) {
        return database.read(sql -> tables(sql).find(id)).map(this::current);
    }

    @Override
    public synchronized Optional<Job> find(IdempotencyKey key) {
        return database.read(sql -> tables(sql).find(key)).map(this::current);
    }

    @Override
    public synchronized Optional<Job> find(RequestId id) {
        return database.read(sql -> tables(sql).find(id)).map(this::current);
    }

    @Override
    public synchronized Optional<Job> find(RequestId id, ApiAddress address) {
        return database.read(sql -> tables(sql).find(id, address)).map(this::current);
    }

    @Override
    public synchronized Optional<JobId> lastSavedAt(String path) {
        return database.read(sql -> tables(sql).lastSavedAt(path));
    }

    @Override
    public synchronized List<UnreadableJob> each(JobFilter filter, Consumer<Job> consumer) {
        markOrphans();
        return database.read(sql -> tables(sql).forEach(new JobQuery(filter), stored -> {
            Job job = current(stored);
            if (!rescue.hasPending() || filter.accepts(job)) {
                consumer.accept(job);
            }
        }));
    }

    /** Marks the open attempts of ended sessions as in doubt, so that queries by group find them. */
    private void markOrphans() {
        List<Long> ended = database.read(sql -> tables(sql).sessions()).stream()
                .filter(session::hasEnded)
                .toList();
        if (ended.isEmpty()) {
            return;
        }
        try {
            write(sql -> tables(sql).orphan(ended, session::number));
        } catch (LedgerException readOnly) {
            // Jobs can still be read: each one is corrected as it is read.
        }
    }

    @Override
    public synchronized Pruned prune(Instant before, boolean compact) {
        if (missingIntent().isEmpty()) {
            mark.set(lastIntent());
        }
        try {
            return new LedgerPruning(database, listener).prune(before, compact);
        } finally {
            cache.clear();
        }
    }

    @Override
    public synchronized void backUp(String target) {
        LedgerCopy.write(database, Path.of(target));
    }

    @Override
    public synchronized String identity() {
        return database.read(
                sql -> sql.first("SELECT name FROM identity", ResultRow::text).orElseThrow());
    }

    @Override
    public synchronized List<String> inspect() {
        List<String> problems = database.problems();
        problems.addAll(schema.problems());
        problems.addAll(rescue.problems());
        return problems;
    }

    @Override
    public synchronized void close() {
        try (session) {
            database.close();
        }
    }
}
