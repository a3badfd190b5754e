package io.invokectl.ledger;

import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.failure.LedgerException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;
import org.sqlite.jdbc4.JDBC4Connection;

/** One connection to the ledger file. Reports SQL errors as {@link LedgerException}. Not thread-safe. */
final class Database implements AutoCloseable {
    /** Maximum time to wait for a lock. */
    static final Duration LOCK_TIMEOUT = Duration.ofMinutes(2);

    /** Time between two reports of the wait; the first one comes after this time. */
    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(5);

    /** Some hundred thousand steps of SQLite take a few milliseconds. */
    private static final int STEPS_PER_REPORT = 1_000_000;

    private static final int SQLITE_BUSY = 5;

    private final LedgerLocation location;
    private final SQLiteConnection connection;
    private final Statements statements;
    private final ProgressListener listener;
    private final Duration reportInterval;
    private final Duration lockTimeout;

    private Database(
            LedgerLocation location,
            SQLiteConnection connection,
            ProgressListener listener,
            Duration reportInterval,
            Duration lockTimeout) {
        this.location = location;
        this.connection = connection;
        this.statements = new Statements(connection);
        this.listener = listener;
        this.reportInterval = reportInterval;
        this.lockTimeout = lockTimeout;
    }

    /** Connects to an existing file without checking that it is a ledger. */
    static Database open(LedgerLocation location, ProgressListener listener) {
        return open(location, listener, REPORT_INTERVAL, LOCK_TIMEOUT);
    }

    static Database open(
            LedgerLocation location, ProgressListener listener, Duration reportInterval, Duration lockTimeout) {
        var config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        try {
            return new Database(
                    location, connect(location, config, reportInterval), listener, reportInterval, lockTimeout);
        } catch (SQLException failure) {
            throw SqlErrors.of(location.name(), failure);
        }
    }

    /** Bypasses DriverManager, which is slow to load and lets the driver interpret "?" in a path. */
    private static SQLiteConnection connect(LedgerLocation location, SQLiteConfig config, Duration busyTimeout)
            throws SQLException {
        config.setBusyTimeout((int) busyTimeout.toMillis());
        config.setGetGeneratedKeys(false);
        String url = "file:" + location.file().toUri().getRawPath();
        return new JDBC4Connection("jdbc:sqlite:" + url, url, config.toProperties());
    }

    <T> T read(SqlAction<T> action) {
        try {
            return action.run(statements);
        } catch (SQLException failure) {
            throw SqlErrors.of(location.name(), failure);
        }
    }

    /** Runs an action in a transaction, which is rolled back if the action throws. */
    <T> T write(SqlAction<T> action) {
        try {
            begin();
            boolean committed = false;
            try {
                T result = action.run(statements);
                statements.update("COMMIT");
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    rollBack();
                }
            }
        } catch (SQLException failure) {
            throw SqlErrors.of(location.name(), failure);
        }
    }

    /** Takes the write lock. Each owner holds it for one commit only, but many processes may be waiting. */
    private void begin() throws SQLException {
        for (Duration left = lockTimeout.minus(reportInterval); ; left = left.minus(reportInterval)) {
            try {
                statements.update("BEGIN IMMEDIATE");
                return;
            } catch (SQLException failure) {
                if (failure.getErrorCode() != SQLITE_BUSY || left.isZero()) {
                    throw failure;
                }
            }
            listener.onEvent(
                    new ProgressEvent.Waiting(left, "other processes are writing to the ledger " + location.name()));
        }
    }

    /** Runs a statement without parameters or results. */
    void run(String sql) throws SQLException {
        connection.getDatabase().exec(sql, false);
    }

    /** Runs several statements. */
    void script(String sql) {
        read(unused -> {
            connection.getDatabase()._exec(sql);
            return sql;
        });
    }

    /** Copies the write-ahead log into the file and truncates it, so that neither contains deleted data. */
    void truncateLog() {
        try {
            run("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException readersActive) {
            // Committed data is safe in the log; a later automatic checkpoint copies it.
        }
    }

    private void rollBack() {
        try {
            run("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // SQLite rolls back by itself after some failures, such as a full disk.
        }
    }

    /** Runs one long statement, and reports to the listener that it is still running. */
    <T> T working(String what, SqlAction<T> action) {
        return read(sql -> {
            ProgressHandler.setHandler(connection, STEPS_PER_REPORT, new ProgressHandler() {
                @Override
                protected int progress() {
                    listener.onEvent(new ProgressEvent.Working(what));
                    return 0;
                }
            });
            try {
                return action.run(sql);
            } finally {
                ProgressHandler.clearHandler(connection);
            }
        });
    }

    /** Returns the integrity problems that SQLite finds in the file. */
    List<String> problems() {
        return working("checking the ledger", sql -> {
            List<String> problems = sql.list("PRAGMA integrity_check", ResultRow::text);
            problems.remove("ok");
            problems.addAll(sql.list(
                    "PRAGMA foreign_key_check", row -> row.text() + " " + row.text() + ": its job is missing"));
            return problems;
        });
    }

    /**
     * Copies the write-ahead log into the file, so that a copy of the file alone is complete, and closes the connection. The
     * log stays in place: SQLite would otherwise delete it when the last connection closes, and the next process would
     * create it again, with two more disk syncs each time. A read-only connection cannot do that, so one is closed last.
     */
    @Override
    public void close() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        try (SQLiteConnection last = connect(location, config, reportInterval)) {
            run("PRAGMA wal_checkpoint(PASSIVE)");
            new Statements(last).first("SELECT count(*) FROM sqlite_schema", ResultRow::integer);
            connection.close();
        } catch (SQLException failure) {
            closeConnection();
        }
    }

    private void closeConnection() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw SqlErrors.of(location.name(), failure);
        }
    }

    interface SqlAction<T> {
        T run(Statements sql) throws SQLException;
    }
}
