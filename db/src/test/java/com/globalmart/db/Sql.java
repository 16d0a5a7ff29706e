package com.globalmart.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Statements, said briefly. */
final class Sql {

    private Sql() {}

    static void execute(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (var statement = prepare(connection, sql, parameters)) {
            statement.execute();
        }
    }

    /** The first column of all rows. */
    static List<String> list(Connection connection, String query, @Nullable Object... parameters) throws SQLException {
        try (var statement = prepare(connection, query, parameters);
                var rows = statement.executeQuery()) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** The first column of the only row. */
    static long number(Connection connection, String query, @Nullable Object... parameters) throws SQLException {
        return Long.parseLong(list(connection, query, parameters).getFirst());
    }

    /** The same, asked in a thread of its own, which an open transaction of another connection may keep waiting. */
    static CompletableFuture<Long> numberLater(Connection connection, String query, @Nullable Object... parameters) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return number(connection, query, parameters);
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        });
    }

    /** Asserts that the database refuses with an SQLSTATE. */
    static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ThrowingCallable statement, String sqlState) {
        return Assertions.assertThatThrownBy(statement).satisfies(refusal -> {
            Assertions.assertThat(refusal).isInstanceOf(SQLException.class);
            Assertions.assertThat(((SQLException) refusal).getSQLState())
                    .as(refusal.getMessage())
                    .isEqualTo(sqlState);
        });
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
