package io.invokectl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** A row of an answer, read from its first column to its last. */
final class Row {
    private final ResultSet results;
    private int column;

    Row(ResultSet results) {
        this.results = results;
    }

    String text() throws SQLException {
        column++;
        return results.getString(column);
    }

    Optional<String> maybeText() throws SQLException {
        return Optional.ofNullable(text());
    }

    Instant time() throws SQLException {
        return StoredTime.time(text());
    }

    long number() throws SQLException {
        column++;
        return results.getLong(column);
    }

    Optional<Long> maybeNumber() throws SQLException {
        long number = number();
        return results.wasNull() ? Optional.empty() : Optional.of(number);
    }

    boolean truth() throws SQLException {
        return number() != 0;
    }

    /** What a row means. */
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }
}
