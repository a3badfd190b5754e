package io.invokectl.ledger;

import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.failure.LedgerException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;
import org.sqlite.jdbc4.JDBC4Connection;

/** One connection to the ledger's file. Its exceptions are {@link LedgerException}s. Not thread-safe. */
final class Database implements AutoCloseable {
    /** How long others are waited for. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How long they are waited for without a word. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final int BUSY = 5;

    private final LedgerLocation place;
    private final SQLiteConnection connection;
    private final Statements statements;
    private final ProgressListener listener;
    private final Duration silence;
    private final Duration patience;

    private Database(
            LedgerLocation place,
            SQLiteConnection connection,
            ProgressListener listener,
            Duration silence,
            Duration patience) {
        this.place = place;
        this.connection = connection;
        this.statements = new Statements(connection);
        this.listener = listener;
        this.silence = silence;
        this.patience = patience;
    }

    /** Opens the file, which is there. It is not asked yet whether it is a ledger. */
    static Database open(LedgerLocation place, ProgressListener listener) {
        return open(place, listener, SILENCE, PATIENCE);
    }

    /**
     * The same, with other times.
     *
     * @param silence until it is said that others are waited for
     * @param patience until they are waited for no more
     */
    static Database open(LedgerLocation place, ProgressListener listener, Duration silence, Duration patience) {
        var config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        try {
            return new Database(place, connect(place, config, silence), listener, silence, patience);
        } catch (SQLException failure) {
            throw SqlErrors.of(place.name(), failure);
        }
    }

    /** Neither DriverManager's search nor the driver's reading of "?" in a name: a path is a path. */
    private static SQLiteConnection connect(LedgerLocation place, SQLiteConfig config, Duration silence)
            throws SQLException {
        config.setBusyTimeout((int) silence.toMillis());
        config.setGetGeneratedKeys(false);
        String url = "file:" + place.file().toUri().getRawPath();
        return new JDBC4Connection("jdbc:sqlite:" + url, url, config.toProperties());
    }

    /** Reads. */
    <T> T read(Work<T> work) {
        try {
            return work.with(statements);
        } catch (SQLException failure) {
            throw SqlErrors.of(place.name(), failure);
        }
    }

    /** Writes in one transaction, which nobody else's comes between. If the work throws, nothing has changed. */
    <T> T write(Work<T> work) {
        try {
            begin();
            boolean committed = false;
            try {
                T result = work.with(statements);
                statements.update("COMMIT");
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    rollBack();
                }
            }
        } catch (SQLException failure) {
            throw SqlErrors.of(place.name(), failure);
        }
    }

    /** Takes the lock. Whoever has it keeps it for a commit, but many may be waiting. */
    private void begin() throws SQLException {
        for (Duration left = patience.minus(silence); ; left = left.minus(silence)) {
            try {
                statements.update("BEGIN IMMEDIATE");
                return;
            } catch (SQLException failure) {
                if (failure.getErrorCode() != BUSY || left.isZero()) {
                    throw failure;
                }
            }
            listener.onEvent(new ProgressEvent.Waiting(left, "others write the ledger " + place.name()));
        }
    }

    /** Runs one statement that asks for nothing. */
    void run(String sql) throws SQLException {
        connection.getDatabase().exec(sql, false);
    }

    /** Runs a script. */
    void script(String sql) throws SQLException {
        connection.getDatabase()._exec(sql);
    }

    /** Writes the log into the file and empties it, so that what was deleted is in neither; waits for readers. */
    void emptyLog() {
        try {
            run("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException notNow) {
            // What was committed stands, and a later commit that finds the log long enough does this.
        }
    }

    private void rollBack() {
        try {
            run("ROLLBACK");
        } catch (SQLException rolledBackAlready) {
            // SQLite does so by itself after some failures, a full disk among them.
        }
    }

    /** What SQLite finds wrong with the file. */
    List<String> findings() {
        return read(all -> {
            List<String> findings = all.list("PRAGMA integrity_check", Row::text);
            findings.remove("ok");
            findings.addAll(all.list(
                    "PRAGMA foreign_key_check", row -> row.text() + " " + row.text() + ": its job is not there"));
            return findings;
        });
    }

    /**
     * Closes the connection, and leaves the log where it is. The last connection would otherwise write the log into the
     * file and remove it, and the next process would make it anew: three more waits for the disk each time. A reader
     * cannot do that, so one goes last. The log is written into the file whenever it has become long.
     */
    @Override
    public void close() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        try (SQLiteConnection last = connect(place, config, silence)) {
            new Statements(last).first("SELECT count(*) FROM sqlite_schema", Row::number);
            connection.close();
        } catch (SQLException failure) {
            closeAtOnce();
        }
    }

    private void closeAtOnce() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw SqlErrors.of(place.name(), failure);
        }
    }

    /** What is done with statements. */
    interface Work<T> {
        T with(Statements statements) throws SQLException;
    }
}
