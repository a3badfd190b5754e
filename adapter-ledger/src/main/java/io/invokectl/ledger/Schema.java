package io.invokectl.ledger;

import io.invokectl.domain.failure.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * The version of the tables and the durability settings of the file. Upgrades a file of an older version and rejects one of
 * a newer version.
 */
final class Schema {
    /** The version of this program: the number of the last migration. */
    static final int VERSION = 4;

    /** Marks a file as a ledger: "invk". */
    private static final long APPLICATION_ID = 0x696e766b;

    /** Overwrites deleted data. Limits the log to 250 pages, since the first process to open the file reads all of it. */
    private static final String SETTINGS = """
            PRAGMA synchronous = FULL;
            PRAGMA fullfsync = ON;
            PRAGMA foreign_keys = ON;
            PRAGMA trusted_schema = OFF;
            PRAGMA secure_delete = ON;
            PRAGMA wal_autocheckpoint = 250;""";

    private static final String PRAGMAS = """
            SELECT application_id, user_version, journal_mode, synchronous, foreign_keys, timeout,
                   (SELECT count(*) FROM sqlite_schema)
            FROM pragma_application_id, pragma_user_version, pragma_journal_mode, pragma_synchronous,
                 pragma_foreign_keys, pragma_busy_timeout""";

    private final LedgerLocation location;
    private final Database database;

    Schema(LedgerLocation location, Database database) {
        this.location = location;
        this.database = database;
    }

    /**
     * Creates or upgrades the tables and configures the connection.
     *
     * @param mutex serializes upgrades
     * @throws LedgerException if the file belongs to another program, has a newer version, or SQLite does not provide the
     *     required durability
     */
    void prepare(FileMutex mutex) {
        database.script(SETTINGS);
        if (!isReady(pragmas())) {
            mutex.locked("cannot be locked", file -> {
                upgrade();
                return file;
            });
        }
        Pragmas pragmas = pragmas();
        if (!isReady(pragmas) || !pragmas.isDurable()) {
            throw location.error("SQLite does not provide the required durability: " + pragmas);
        }
    }

    List<String> problems() {
        Pragmas pragmas = pragmas();
        return pragmas.isDurable() ? List.of() : List.of("SQLite does not provide the required durability: " + pragmas);
    }

    Pragmas pragmas() {
        return database.read(sql -> sql.first(PRAGMAS, Pragmas::read).orElseThrow());
    }

    private boolean isReady(Pragmas pragmas) {
        if (pragmas.version() > VERSION) {
            throw location.error("has version " + pragmas.version() + ", but this program supports versions up to "
                    + VERSION + "; update the program or use another file");
        }
        boolean marked = pragmas.applicationId() == APPLICATION_ID;
        if (!marked && (pragmas.applicationId() != 0 || pragmas.objects() > 0)) {
            throw location.error("is a database of another program; use another file");
        }
        return marked && pragmas.version() == VERSION && pragmas.hasLog();
    }

    /** Runs under the mutex, so that neither the switch to WAL nor its first use finds the database locked. */
    private void upgrade() {
        Pragmas before = pragmas();
        if (isReady(before)) {
            return;
        }
        database.read(sql -> {
            if (before.objects() == 0) {
                database.run("PRAGMA auto_vacuum = INCREMENTAL");
            }
            database.run("PRAGMA journal_mode = WAL");
            return sql;
        });
        database.write(sql -> {
            for (long next = before.version() + 1; next <= VERSION; next++) {
                database.script(migration(next));
            }
            database.run("PRAGMA application_id = " + APPLICATION_ID);
            database.run("PRAGMA user_version = " + VERSION);
            return sql;
        });
    }

    private static String migration(long version) {
        try (InputStream script = Schema.class.getResourceAsStream("migrations/" + version + ".sql")) {
            if (script == null) {
                throw new IllegalStateException("migration " + version + " is missing from the program");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Settings of the file and of the connection. The timeout is in milliseconds; objects are tables and indexes.
     */
    record Pragmas(
            long applicationId,
            long version,
            String journalMode,
            long synchronous,
            boolean foreignKeys,
            long busyTimeout,
            long objects) {
        private static final long FULL = 2;

        static Pragmas read(ResultRow row) throws SQLException {
            return new Pragmas(
                    row.integer(), row.integer(), row.text(), row.integer(), row.flag(), row.integer(), row.integer());
        }

        boolean hasLog() {
            return journalMode.toLowerCase(Locale.ROOT).equals("wal");
        }

        boolean isDurable() {
            return hasLog() && synchronous >= FULL && foreignKeys && busyTimeout > 0;
        }
    }
}
