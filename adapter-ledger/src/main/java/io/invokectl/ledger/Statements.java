package io.invokectl.ledger;

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
 * Statements on one connection, prepared once and kept until that is closed. A value may be a text, a number, or an
 * {@link Optional} of them.
 */
final class Statements {
    private final Connection connection;
    private final Map<String, PreparedStatement> idle = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** Changes rows, and returns how many. */
    int update(String sql, Object... values) throws SQLException {
        return with(sql, PreparedStatement::executeUpdate, values);
    }

    /** Reads rows one by one. Others may be read meanwhile, and all are of the same moment. */
    void each(String sql, Row.Reader<?> reader, Object... values) throws SQLException {
        query(
                sql,
                results -> {
                    while (results.next()) {
                        reader.read(new Row(results));
                    }
                    return sql;
                },
                values);
    }

    <T> List<T> list(String sql, Row.Reader<T> reader, Object... values) throws SQLException {
        var all = new ArrayList<T>();
        each(sql, row -> all.add(reader.read(row)), values);
        return all;
    }

    <T> Optional<T> first(String sql, Row.Reader<T> reader, Object... values) throws SQLException {
        return query(
                sql, results -> results.next() ? Optional.of(reader.read(new Row(results))) : Optional.empty(), values);
    }

    private <T> T query(String sql, Use<ResultSet, T> use, Object... values) throws SQLException {
        return with(
                sql,
                statement -> {
                    try (ResultSet results = statement.executeQuery()) {
                        return use.of(results);
                    }
                },
                values);
    }

    /** A statement belongs to one user at a time: whoever needs it meanwhile has another prepared. */
    private <T> T with(String sql, Use<PreparedStatement, T> use, Object... values) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        PreparedStatement statement = kept == null ? connection.prepareStatement(sql) : kept;
        boolean done = false;
        try {
            for (int i = 0; i < values.length; i++) {
                bind(statement, i + 1, values[i]);
            }
            T result = use.of(statement);
            done = true;
            return result;
        } finally {
            if (!done || idle.putIfAbsent(sql, statement) != null) {
                statement.close();
            }
        }
    }

    private interface Use<S, T> {
        T of(S it) throws SQLException;
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof Optional<?> maybe) {
            if (maybe.isPresent()) {
                bind(statement, index, maybe.get());
            } else {
                statement.setNull(index, Types.NULL);
            }
        } else if (value instanceof Number number) {
            statement.setLong(index, number.longValue());
        } else if (value instanceof Boolean truth) {
            statement.setLong(index, truth ? 1 : 0);
        } else {
            statement.setString(index, value.toString());
        }
    }
}
