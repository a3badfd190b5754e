package io.invokectl.ledger;

import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import io.invokectl.ledger.ResultRow.DamagedRowException;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** Translates SQL exceptions into {@link LedgerException}s: the problem, the remedy, and SQLite's message. */
final class SqlErrors {
    static final String LOCKED = "is locked by another process; retry when that process has ended";

    private static final int PRIMARY_CODE = 0xff;

    private SqlErrors() {}

    static LedgerException of(String ledger, SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            return new LedgerException(
                    Kind.TROUBLE,
                    ledger,
                    problem(sqlite.getResultCode().code & PRIMARY_CODE) + " (" + message(sqlite) + ")");
        }
        if (failure instanceof DamagedRowException damaged) {
            return new LedgerException(
                    Kind.TROUBLE,
                    ledger,
                    "contains a job that cannot be read (" + message(damaged) + "); it may have been edited by hand");
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return new LedgerException(Kind.TROUBLE, ledger, "SQLite is not available (" + message(cause) + ")");
    }

    private static String problem(int code) {
        return switch (code) {
            case 3, 14 -> "cannot be opened; check the permissions of the file and its directory";
            case 5, 6, 15 -> LOCKED;
            case 8 -> "cannot be written; check the permissions of the file and its directory";
            case 10 -> "cannot be read or written; check the disk";
            case 11 -> "is damaged; restore a backup, or move it away with the files next to it";
            case 13 -> "cannot be written: the disk is full; free some space and retry";
            case 26 -> "is not a ledger; use another file";
            default -> "cannot be used";
        };
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return (message == null ? failure.toString() : message).replaceAll("\\s+", " ");
    }
}
