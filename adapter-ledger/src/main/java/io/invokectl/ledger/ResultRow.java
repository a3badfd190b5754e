package io.invokectl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The current row of a result set. Each call reads the next column. */
final class ResultRow {
    private final ResultSet results;
    private int column;

    ResultRow(ResultSet results) {
        this.results = results;
    }

    /** Throws a {@link DamagedRowException} if the value is missing. */
    String text() throws SQLException {
        return optionalText().orElseThrow(() -> new DamagedRowException("a value is missing"));
    }

    Optional<String> optionalText() throws SQLException {
        column++;
        return Optional.ofNullable(results.getString(column));
    }

    Instant time() throws SQLException {
        return StoredTime.parse(text());
    }

    /** Returns the first column, or else the position of the row. */
    String name() throws SQLException {
        String first = results.getString(1);
        return first == null ? "number " + results.getRow() : first;
    }

    long integer() throws SQLException {
        column++;
        return results.getLong(column);
    }

    Optional<Long> optionalInteger() throws SQLException {
        long integer = integer();
        return results.wasNull() ? Optional.empty() : Optional.of(integer);
    }

    boolean flag() throws SQLException {
        return integer() != 0;
    }

    interface RowMapper<T> {
        T map(ResultRow row) throws SQLException;
    }

    /** A row contains a value that this program never writes. */
    static final class DamagedRowException extends SQLException {
        DamagedRowException(String problem) {
            super(problem);
        }

        DamagedRowException(RuntimeException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
