package io.invokectl.ledger;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.attempt.AcceptedResponse;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The ledger in an SQLite file. Many processes may use one file at once, and a process may open it several times. A
 * write waits up to two minutes for those of others. Thread-safe.
 */
public final class SqliteLedger implements Ledger {
    private static final String NUMBER = "SELECT random() & 4611686018427387903";
    private static final String NAME = "SELECT 'job_' || lower(hex(randomblob(8)))";

    private final LedgerLocation place;
    private final Database database;
    private final Schema schema;
    private final LedgerSession holder;
    private final RecentJobs recent = new RecentJobs();
    private boolean rehearsed;
    private final FileMutex turn;
    private final RescueFile rescue;

    private SqliteLedger(LedgerLocation place, Database database, Duration patience) {
        this.place = place;
        this.database = database;
        this.schema = new Schema(place, database);
        this.turn = new FileMutex(place.beside("-rescue"), patience);
        this.rescue = new RescueFile(turn);
        this.holder = new LedgerSession(
                place, () -> database.read(all -> all.first(NUMBER, Row::number).orElseThrow()));
    }

    /**
     * Opens the ledger, and makes it first if there is none, readable by its owner alone. What a process before noted
     * for rescue is taken up, and attempts whose processes are gone are in doubt from now on.
     *
     * @param file where it lies
     * @param nativeFolder where SQLite's native library is kept between starts, unless its driver is to unpack it in its
     *     own way; it counts when the first ledger of a process is opened
     * @param listener is told when others are waited for, by the thread that waits
     * @throws LedgerException if there is no place for a ledger, or one is there and cannot be used
     */
    public static SqliteLedger in(Path file, Optional<Path> nativeFolder, ProgressListener listener) {
        LedgerLocation place = LedgerLocation.at(file);
        nativeFolder.ifPresent(folder -> new NativeLibrary(folder).prepare());
        return over(place, Database.open(place, listener), Database.PATIENCE);
    }

    /** The ledger over a connection, which it closes when it is closed or cannot be used. */
    static SqliteLedger over(LedgerLocation place, Database database, Duration patience) {
        var ledger = new SqliteLedger(place, database, patience);
        try {
            ledger.begin();
            return ledger;
        } catch (RuntimeException unusable) {
            ledger.close();
            throw unusable;
        }
    }

    private void begin() {
        schema.ensure(turn);
        place.tighten();
        if (rescue.prepare()) {
            rescue.take(this::takeUp);
        }
        settleOrphans();
    }

    @Override
    public synchronized Opening open(
            Optional<IdempotencyKey> key, Function<JobId, Job> fresh, UnaryOperator<Job> known) {
        Optional<Job> made = isKnown(key) ? Optional.empty() : Optional.of(made(fresh));
        made.ifPresent(this::rehearse);
        return write(all -> {
            var tables = tables(all);
            Optional<StoredJob> earlier = key.isPresent() ? tables.find(key.get()) : Optional.empty();
            if (earlier.isPresent()) {
                Job before = earlier.get().asOf(holder::isGone);
                Job job = known.apply(before);
                tables.store(earlier.map(StoredJob::job), job, holder::number);
                return new Opening(
                        job, job.attempts().size() > before.attempts().size());
            }
            Job job = made.orElseGet(() -> made(fresh));
            tables.store(Optional.empty(), job, holder::number);
            return new Opening(job, true);
        });
    }

    private JobTables tables(Statements all) {
        return new JobTables(all, recent);
    }

    private <T> T write(Database.Work<T> work) {
        boolean done = false;
        try {
            T result = database.write(work);
            done = true;
            return result;
        } finally {
            if (!done) {
                recent.forget();
            }
        }
    }

    private void rehearse(Job job) {
        if (!rehearsed) {
            rehearsed = true;
            JobTables.rehearse(job, holder.number());
        }
    }

    private boolean isKnown(Optional<IdempotencyKey> key) {
        return key.isPresent()
                && database.read(all -> tables(all).find(key.get())).isPresent();
    }

    private Job made(Function<JobId, Job> fresh) {
        return fresh.apply(
                new JobId(database.read(all -> all.first(NAME, Row::text).orElseThrow())));
    }

    @Override
    public synchronized void change(JobId id, UnaryOperator<Job> step) {
        if (!rehearsed) {
            find(id).ifPresent(this::rehearse);
        }
        write(all -> {
            var tables = tables(all);
            StoredJob stored = tables.find(id).orElseThrow(() -> new UnknownJobException(id.value()));
            tables.store(Optional.of(stored.job()), step.apply(stored.asOf(holder::isGone)), holder::number);
            return id;
        });
    }

    @Override
    public String rescue(JobId id, AcceptedResponse attempt) {
        rescue.note(new RescueNote(id, attempt));
        return rescue.path().toString();
    }

    /** Whether the note is in the tables now, or was settled otherwise meanwhile. */
    private boolean takeUp(String line) {
        Optional<RescueNote> note = RescueNote.of(line);
        try {
            note.ifPresent(kept -> change(kept.job(), kept::settle));
            return note.isPresent();
        } catch (LedgerException | UnknownJobException notNow) {
            return false;
        }
    }

    @Override
    public synchronized Optional<Job> find(JobId id) {
        return database.read(all -> tables(all).find(id)).map(job -> job.asOf(holder::isGone));
    }

    @Override
    public synchronized Optional<Job> find(IdempotencyKey key) {
        return database.read(all -> tables(all).find(key)).map(job -> job.asOf(holder::isGone));
    }

    @Override
    public synchronized Optional<Job> find(RequestId id) {
        return database.read(all -> tables(all).find(id)).map(job -> job.asOf(holder::isGone));
    }

    @Override
    public synchronized Optional<Job> find(RequestId id, ApiAddress address) {
        return database.read(all -> tables(all).find(id, address)).map(job -> job.asOf(holder::isGone));
    }

    @Override
    public synchronized Optional<JobId> lastSavedAt(String place) {
        return database.read(all -> tables(all).lastSavedAt(place));
    }

    @Override
    public synchronized void each(JobFilter filter, Consumer<Job> reader) {
        settleOrphans();
        database.read(all -> {
            tables(all).each(new JobQuery(filter), job -> reader.accept(job.asOf(holder::isGone)));
            return all;
        });
    }

    /** Stores that attempts are in doubt whose processes are gone, so that the groups tell the truth. */
    private void settleOrphans() {
        List<Long> gone = database.read(all -> tables(all).holders()).stream()
                .filter(holder::isGone)
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        try {
            write(all -> {
                var tables = tables(all);
                for (Long dead : gone) {
                    for (Job job : tables.heldBy(dead)) {
                        tables.store(Optional.of(job), job.orphaned(), holder::number);
                    }
                }
                return gone;
            });
        } catch (LedgerException notNow) {
            // Reading goes on where nothing can be written: each job is shown as it stands in truth.
        }
    }

    @Override
    public synchronized int prune(Instant before) {
        int forgotten = write(
                all -> all.update("DELETE FROM job WHERE is_finished AND created_at < ?", StoredTime.text(before)));
        recent.forget();
        database.emptyLog();
        return forgotten;
    }

    @Override
    public synchronized String identity() {
        return database.read(
                all -> all.first("SELECT name FROM identity", Row::text).orElseThrow());
    }

    @Override
    public synchronized List<String> inspect() {
        List<String> findings = database.findings();
        Schema.Condition condition = schema.condition();
        if (!condition.isAsPromised()) {
            findings.add("it is not kept as safely as asked: " + condition);
        }
        try {
            findings.addAll(database.read(all -> tables(all).findings()));
        } catch (LedgerException unreadable) {
            findings.add(unreadable.getMessage());
        }
        rescue.lines().forEach(line -> findings.add(rescue.path() + " holds what could not be taken up: " + line));
        return findings;
    }

    @Override
    public synchronized void close() {
        try (holder) {
            database.close();
        }
    }
}
