package com.globalmart.copy;

import static com.globalmart.copy.Column.bigint;
import static com.globalmart.copy.Column.bool;
import static com.globalmart.copy.Column.bytea;
import static com.globalmart.copy.Column.date;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.integerArray;
import static com.globalmart.copy.Column.jsonb;
import static com.globalmart.copy.Column.nullableBigint;
import static com.globalmart.copy.Column.nullableBool;
import static com.globalmart.copy.Column.nullableInteger;
import static com.globalmart.copy.Column.nullableSmallint;
import static com.globalmart.copy.Column.numeric;
import static com.globalmart.copy.Column.numericArray;
import static com.globalmart.copy.Column.smallint;
import static com.globalmart.copy.Column.text;
import static com.globalmart.copy.Column.textArray;
import static com.globalmart.copy.Column.timestamptz;
import static com.globalmart.copy.Column.uuid;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every type to the server and back, and in between what the server itself says it is. */
class RoundTripTests {

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = Database.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void keepsWholeNumbers() throws SQLException {
        assertKept(
                "smallint", List.of(0, 1, -1, 32767, -32768), smallint("value", (Integer it) -> it), CopyRow::smallint);
        assertKept(
                "integer",
                List.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE),
                integer("value", (Integer it) -> it),
                CopyRow::integer);
        assertKept(
                "bigint",
                List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE),
                bigint("value", (Long it) -> it),
                CopyRow::bigint);
    }

    @Test
    void keepsTruthValues() throws SQLException {
        assertKept("boolean", List.of(true, false), bool("value", (Boolean it) -> it), CopyRow::bool);
    }

    @Test
    void keepsTextOfAnyScript() throws SQLException {
        var texts = List.of(
                "",
                "plain",
                "\t\n\r\\\"'\u0001\u007f",
                "é\u0080\u07ff",
                "日本語\u0800\uffff",
                "🛒\ud800\udc00",
                "mixed é 日 🛒 end");

        assertKept("text", texts, text("value", it -> it), CopyRow::text);
        assertKept("text", List.of("é".repeat(1_000_000)), text("value", it -> it), CopyRow::text);
    }

    @Test
    void keepsUuids() throws SQLException {
        var uuids = List.of(new UUID(0, 0), new UUID(-1, -1), UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"));

        assertKept("uuid", uuids, uuid("value", it -> it), CopyRow::uuid);
        assertThat(Database.ask(connection, "select value from round_trip offset 2"))
                .isEqualTo("01234567-89ab-cdef-0123-456789abcdef");
    }

    @Test
    void keepsInstantsToTheMicrosecond() throws SQLException {
        var instants = List.of(
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Instant.EPOCH,
                Instant.parse("1999-12-31T23:59:59.999999Z"),
                Instant.parse("2000-01-01T00:00:00Z"),
                Instant.parse("2026-02-28T12:34:56.789012Z"),
                Instant.parse("9999-12-31T00:00:00Z"));

        assertKept("timestamptz", instants, timestamptz("value", it -> it), CopyRow::timestamptz);
        assertThat(Database.ask(
                        connection, "select string_agg((value at time zone 'UTC')::text, ', ') from round_trip"))
                .isEqualTo(
                        "0001-01-01 00:00:00, 1969-12-31 23:59:59.999999, 1970-01-01 00:00:00, 1999-12-31 23:59:59.999999,"
                                + " 2000-01-01 00:00:00, 2026-02-28 12:34:56.789012, 9999-12-31 00:00:00");
    }

    @Test
    void cutsInstantsBelowTheMicrosecond() throws SQLException {
        var instants = List.of(
                Instant.parse("1999-01-01T00:00:00.123456789Z"), Instant.parse("2001-01-01T00:00:00.999999999Z"));

        assertThat(roundTrip("timestamptz", instants, timestamptz("value", it -> it), CopyRow::timestamptz))
                .containsExactly(
                        Instant.parse("1999-01-01T00:00:00.123456Z"), Instant.parse("2001-01-01T00:00:00.999999Z"));
    }

    @Test
    void keepsDates() throws SQLException {
        var dates = List.of(
                LocalDate.of(1, 1, 1),
                LocalDate.EPOCH,
                LocalDate.of(2000, 1, 1),
                LocalDate.of(2024, 2, 29),
                LocalDate.of(9999, 12, 31));

        assertKept("date", dates, date("value", it -> it), CopyRow::date);
        assertThat(Database.ask(connection, "select string_agg(value::text, ', ') from round_trip"))
                .isEqualTo("0001-01-01, 1970-01-01, 2000-01-01, 2024-02-29, 9999-12-31");
    }

    @Test
    void keepsBytes() throws SQLException {
        var hexadecimal = List.of("", "00", "ff00fe01");

        assertKept(
                "bytea",
                hexadecimal,
                bytea("value", HexFormat.of()::parseHex),
                row -> HexFormat.of().formatHex(row.bytea()));
    }

    @Test
    void keepsJson() throws SQLException {
        var values = List.of("{\"name\": \"é\"}", "[1, 2.50, null]", "\"text\"", "null");

        assertKept("jsonb", values, jsonb("value", it -> it), CopyRow::jsonb);
        assertThat(Database.ask(connection, "select value ->> 'name' from round_trip limit 1"))
                .isEqualTo("é");
    }

    @Test
    void keepsArraysAndTheNullsInThem() throws SQLException {
        assertKept(
                "text[]",
                List.of(List.of(), List.of("one"), asList("", null, "a,b{}\"", "日")),
                textArray("value", (List<@Nullable String> it) -> it),
                CopyRow::textArray);
        assertKept(
                "integer[]",
                List.of(List.of(), List.of(1), asList(null, -1, Integer.MAX_VALUE)),
                integerArray("value", (List<@Nullable Integer> it) -> it),
                CopyRow::integerArray);
        assertKept(
                "numeric[]",
                List.of(List.of(), List.of(new BigDecimal("1.50")), asList(null, new BigDecimal("-0.0001"))),
                numericArray("value", (List<@Nullable BigDecimal> it) -> it),
                CopyRow::numericArray);
    }

    @Test
    void keepsNullsOfEveryType() throws SQLException {
        assertNullKept("smallint", nullableSmallint("value", Absent::integer), CopyRow::smallint);
        assertNullKept("integer", nullableInteger("value", Absent::integer), CopyRow::integer);
        assertNullKept("bigint", nullableBigint("value", row -> null), CopyRow::bigint);
        assertNullKept("boolean", nullableBool("value", row -> null), CopyRow::bool);
        assertNullKept("text", text("value", row -> null), CopyRow::text);
        assertNullKept("uuid", uuid("value", row -> null), CopyRow::uuid);
        assertNullKept("timestamptz", timestamptz("value", row -> null), CopyRow::timestamptz);
        assertNullKept("date", date("value", row -> null), CopyRow::date);
        assertNullKept("numeric", numeric("value", row -> null), CopyRow::numeric);
        assertNullKept("bytea", bytea("value", row -> null), CopyRow::bytea);
        assertNullKept("jsonb", jsonb("value", row -> null), CopyRow::jsonb);
        assertNullKept("text[]", textArray("value", row -> null), CopyRow::textArray);
        assertNullKept("integer[]", integerArray("value", row -> null), CopyRow::integerArray);
        assertNullKept("numeric[]", numericArray("value", row -> null), CopyRow::numericArray);
    }

    @Test
    void keepsBoxedValuesThatAreNotNull() throws SQLException {
        assertKept("smallint", List.of(7), nullableSmallint("value", it -> it), CopyRow::smallint);
        assertKept("integer", List.of(7), nullableInteger("value", it -> it), CopyRow::integer);
        assertKept("bigint", List.of(7L), nullableBigint("value", it -> it), CopyRow::bigint);
        assertKept("boolean", List.of(true), nullableBool("value", it -> it), CopyRow::bool);
    }

    /** A row whose value is missing. */
    record Absent(@Nullable Integer integer) {}

    private <T> void assertKept(String type, List<T> values, Column<T> column, CopySource.Row<T> reading)
            throws SQLException {
        assertThat(roundTrip(type, values, column, reading)).containsExactlyElementsOf(values);
        assertThat(roundTrip(type, values, column, row -> Optional.ofNullable(row.orNull(reading))))
                .isEqualTo(values.stream().map(Optional::of).toList());
    }

    private <T> void assertNullKept(String type, Column<Absent> column, CopySource.Row<T> reading) throws SQLException {
        var absent = List.of(new Absent(null));

        assertThat(roundTrip(type, absent, column, row -> Optional.ofNullable(row.orNull(reading))))
                .containsExactly(Optional.empty());
        assertThat(Database.ask(connection, "select count(*) from round_trip where value is null"))
                .isEqualTo("1");
    }

    private <R, T> List<T> roundTrip(String type, List<R> values, Column<R> column, CopySource.Row<T> reading)
            throws SQLException {
        Database.execute(connection, "drop table if exists round_trip");
        Database.execute(connection, "create temporary table round_trip (value %s)".formatted(type));
        var back = new ArrayList<T>();

        long written = CopyTarget.of("round_trip", column).write(connection, values);
        long read = CopySource.of("select value from round_trip", reading).read(connection, back::add);

        assertThat(written).isEqualTo(values.size()).isEqualTo(read);
        return back;
    }
}
