package io.invokectl.ledger;

import io.invokectl.domain.failure.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;

/**
 * The form of the file: what SQLite promises of it, and the version of its tables. A file of an older version is brought
 * to this one; one of a newer is refused.
 */
final class Schema {
    /** The version that this program reads and writes: the number of the last migration. */
    static final int VERSION = 2;

    /** What marks a file as a ledger: "invk". */
    private static final long APPLICATION = 0x696e766b;

    /** What is deleted is overwritten. The log is kept short, as the first process after a while reads all of it. */
    private static final String SETTINGS = """
            PRAGMA synchronous = FULL;
            PRAGMA fullfsync = ON;
            PRAGMA foreign_keys = ON;
            PRAGMA trusted_schema = OFF;
            PRAGMA secure_delete = ON;
            PRAGMA wal_autocheckpoint = 250;""";

    private static final String CONDITION = """
            SELECT application_id, user_version, journal_mode, synchronous, foreign_keys, timeout,
                   (SELECT count(*) FROM sqlite_schema)
            FROM pragma_application_id, pragma_user_version, pragma_journal_mode, pragma_synchronous,
                 pragma_foreign_keys, pragma_busy_timeout""";

    private final LedgerLocation place;
    private final Database database;

    Schema(LedgerLocation place, Database database) {
        this.place = place;
        this.database = database;
    }

    /**
     * Makes sure that the file is a ledger of this version and kept as promised.
     *
     * @param turn the file whose lock says whose turn it is to change the form of the ledger
     * @throws LedgerException if it is another program's, of a newer version, or SQLite does not promise what is asked
     */
    void ensure(FileMutex turn) {
        database.read(all -> {
            database.script(SETTINGS);
            return all;
        });
        if (!isReady(condition())) {
            try {
                turn.on(file -> {
                    migrate();
                    return file;
                });
            } catch (IOException failure) {
                throw LedgerFileErrors.of(LedgerException.Kind.TROUBLE, turn.path(), "cannot be locked", failure);
            }
        }
        Condition now = condition();
        if (!isReady(now) || !now.isAsPromised()) {
            throw place.trouble("SQLite does not keep it as safely as asked: " + now);
        }
    }

    Condition condition() {
        return database.read(all -> all.first(CONDITION, Condition::of).orElseThrow());
    }

    private boolean isReady(Condition condition) {
        if (condition.version() > VERSION) {
            throw place.trouble("is of version " + condition.version() + ", and this program knows none above "
                    + VERSION + "; update the program, or name another file");
        }
        boolean marked = condition.application() == APPLICATION;
        if (!marked && (condition.application() != 0 || condition.tables() > 0)) {
            throw place.trouble("is a database of another program; name another file");
        }
        return marked && condition.version() == VERSION && condition.hasLog();
    }

    /** Nobody else is here meanwhile: neither the change to WAL nor its first use finds the file locked. */
    private void migrate() {
        Condition before = condition();
        if (isReady(before)) {
            return;
        }
        database.read(all -> {
            database.run("PRAGMA journal_mode = WAL");
            return all;
        });
        database.write(all -> {
            for (long next = before.version() + 1; next <= VERSION; next++) {
                database.script(migration(next));
            }
            database.run("PRAGMA application_id = " + APPLICATION);
            database.run("PRAGMA user_version = " + VERSION);
            return all;
        });
    }

    private static String migration(long version) {
        try (InputStream script = Schema.class.getResourceAsStream("migrations/" + version + ".sql")) {
            if (script == null) {
                throw new IllegalStateException("migration " + version + " is not in the program");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The file as it is, and how this connection keeps it.
     *
     * @param application which program's it is
     * @param version the version of its tables
     * @param journal how changes are made safe
     * @param synchronous how long a commit waits for the disk
     * @param foreignKeys whether rows without a job are refused
     * @param patience how long others are waited for, in milliseconds
     * @param tables how many tables and indexes there are
     */
    record Condition(
            long application,
            long version,
            String journal,
            long synchronous,
            boolean foreignKeys,
            long patience,
            long tables) {
        private static final long FULL = 2;

        static Condition of(Row row) throws SQLException {
            return new Condition(
                    row.number(), row.number(), row.text(), row.number(), row.truth(), row.number(), row.number());
        }

        boolean hasLog() {
            return journal.toLowerCase(Locale.ROOT).equals("wal");
        }

        boolean isAsPromised() {
            return hasLog() && synchronous >= FULL && foreignKeys && patience > 0;
        }
    }
}
