package io.invokectl.ledger;

import io.invokectl.ledger.ResultRow.RowMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prepared statements of one connection, reused until it is closed. A parameter may be a number, a boolean, an
 * {@link Optional}, or any object, which is bound as its string.
 */
final class Statements {
    private final Connection connection;
    private final Map<String, PreparedStatement> idle = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** Returns the number of changed rows. */
    int update(String sql, Object... values) throws SQLException {
        return execute(sql, PreparedStatement::executeUpdate, values);
    }

    /** Maps rows one by one, as of the start of the query. The mapper may run further queries. */
    void forEach(String sql, RowMapper<?> mapper, Object... values) throws SQLException {
        query(
                sql,
                results -> {
                    while (results.next()) {
                        mapper.map(new ResultRow(results));
                    }
                    return sql;
                },
                values);
    }

    <T> List<T> list(String sql, RowMapper<T> mapper, Object... values) throws SQLException {
        var rows = new ArrayList<T>();
        forEach(sql, row -> rows.add(mapper.map(row)), values);
        return rows;
    }

    <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... values) throws SQLException {
        return query(
                sql,
                results -> results.next() ? Optional.of(mapper.map(new ResultRow(results))) : Optional.empty(),
                values);
    }

    private <T> T query(String sql, SqlFunction<ResultSet, T> function, Object... values) throws SQLException {
        return execute(
                sql,
                statement -> {
                    try (ResultSet results = statement.executeQuery()) {
                        return function.apply(results);
                    }
                },
                values);
    }

    /** Reuses an idle statement; a nested call with the same SQL prepares another one. */
    private <T> T execute(String sql, SqlFunction<PreparedStatement, T> function, Object... values)
            throws SQLException {
        PreparedStatement reused = idle.remove(sql);
        PreparedStatement statement = reused == null ? connection.prepareStatement(sql) : reused;
        boolean succeeded = false;
        try {
            for (int i = 0; i < values.length; i++) {
                bind(statement, i + 1, values[i]);
            }
            T result = function.apply(statement);
            succeeded = true;
            return result;
        } finally {
            if (!succeeded || idle.putIfAbsent(sql, statement) != null) {
                statement.close();
            }
        }
    }

    private interface SqlFunction<S, T> {
        T apply(S source) throws SQLException;
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                bind(statement, index, optional.get());
            } else {
                statement.setNull(index, Types.NULL);
            }
        } else if (value instanceof Number number) {
            statement.setLong(index, number.longValue());
        } else if (value instanceof Boolean flag) {
            statement.setLong(index, flag ? 1 : 0);
        } else {
            statement.setString(index, value.toString());
        }
    }
}
