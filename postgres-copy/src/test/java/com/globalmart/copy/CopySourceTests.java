package com.globalmart.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopySourceTests {

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = Database.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void readsTheColumnsInTheirOrder() throws SQLException {
        var source = CopySource.of(
                "select number, number || ' as text', number * 2.5 from generate_series(1, 3) as numbers (number)",
                row -> row.integer() + ", " + row.text() + ", " + row.numeric());
        var rows = new ArrayList<String>();

        assertThat(source.read(connection, rows::add)).isEqualTo(3);
        assertThat(rows).containsExactly("1, 1 as text, 2.5", "2, 2 as text, 5.0", "3, 3 as text, 7.5");
    }

    @Test
    void readsNoRows() throws SQLException {
        assertThat(CopySource.of("select 1 where false", CopyRow::integer).read(connection, it -> {}))
                .isZero();
    }

    @Test
    void saysWhereANullIsThatNobodyExpected() {
        assertFails(
                CopySource.of("select 1, null::text", row -> row.integer() + row.text()),
                "row 1, column 2 is null, expected text");
    }

    @Test
    void saysWhereATypeIsNotTheExpectedOne() {
        assertFails(CopySource.of("select 1", CopyRow::bigint), "row 1, column 1 is 4 bytes, expected bigint");
        assertFails(
                CopySource.of("select 'infinity'::timestamptz", CopyRow::timestamptz),
                "row 1, column 1 is infinity, expected timestamptz");
        assertFails(
                CopySource.of("select array[1]", CopyRow::textArray),
                "row 1, column 1 is an array of type 23, expected text[]");
        assertFails(
                CopySource.of("select array[array[1]]", CopyRow::integerArray),
                "row 1, column 1 is 2 dimensions, expected integer[]");
    }

    @Test
    void saysWhenColumnsAreTooManyOrTooFew() {
        assertFails(CopySource.of("select 1, 2", CopyRow::integer), "row 1 has 2 columns, and 1 of them were read");
        assertFails(
                CopySource.of("select 1", row -> row.integer() + row.integer()),
                "row 1 has no column 2, expected integer");
        assertFails(
                CopySource.of("select 1", row -> row.integer() + row.orNull(CopyRow::text)),
                "row 1 has no column 2, expected text");
    }

    @Test
    void keepsTheStateOfWhatTheServerRefused() {
        var source = CopySource.of(
                "select 1 / (number - 3) from generate_series(1, 5) as numbers (number)", CopyRow::integer);

        var failure = catchThrowableOfType(SQLException.class, () -> source.read(connection, it -> {}));

        assertThat(failure.getSQLState()).isEqualTo("22012");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1_000_000})
    void endsTheCopyWhenTheConsumerFails(int rows) throws SQLException {
        var source = CopySource.of(
                "select number from generate_series(1, %d) as numbers (number)".formatted(rows), CopyRow::integer);
        connection.setAutoCommit(false);

        for (int attempt = 0; attempt < 50; attempt++) {
            assertThatThrownBy(() -> source.read(connection, number -> {
                        throw new IllegalStateException("enough");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("enough")
                    .hasNoSuppressedExceptions();
            connection.rollback();
            assertThat(Database.ask(connection, "select 'usable again'")).isEqualTo("usable again");
        }
    }

    private void assertFails(CopySource<?> source, String message) {
        assertThatThrownBy(() -> source.read(connection, it -> {}))
                .isInstanceOf(SQLException.class)
                .hasMessage(message);
    }
}
