package io.invokectl.ledger;

import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** What an exception of the database means for a user: what is wrong, what to do, and SQLite's own words. */
final class SqlErrors {
    private static final int PRIMARY = 0xff;

    private SqlErrors() {}

    static LedgerException of(String place, SQLException failure) {
        if (failure instanceof SQLiteException told) {
            return new LedgerException(
                    Kind.TROUBLE, place, meaning(told.getResultCode().code & PRIMARY) + " (" + words(told) + ")");
        }
        if (failure instanceof DamagedRowException damaged) {
            return new LedgerException(
                    Kind.TROUBLE,
                    place,
                    "holds a job that cannot be read (" + words(damaged) + "); was it changed by hand?");
        }
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        return new LedgerException(Kind.TROUBLE, place, "SQLite cannot be used here (" + words(reason) + ")");
    }

    private static String meaning(int code) {
        return switch (code) {
            case 3, 14 -> "cannot be opened; check the permissions of the file and of its folder";
            case 5, 6, 15 -> "is locked by another program; try again when that has ended";
            case 8 -> "cannot be written; check the permissions of the file and of its folder";
            case 10 -> "cannot be read or written; check the disk";
            case 11 -> "is damaged; move it away together with the files beside it, or bring back a copy";
            case 13 -> "cannot be written, as the disk is full; make room and try again";
            case 26 -> "is not a ledger; name another file";
            default -> "cannot be used";
        };
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return (message == null ? failure.toString() : message).replaceAll("\\s+", " ");
    }
}
