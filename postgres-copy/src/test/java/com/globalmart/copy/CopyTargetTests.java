package com.globalmart.copy;

import static com.globalmart.copy.Column.bigint;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.jsonb;
import static com.globalmart.copy.Column.numeric;
import static com.globalmart.copy.Column.smallint;
import static com.globalmart.copy.Column.text;
import static com.globalmart.copy.Column.timestamptz;
import static com.globalmart.copy.Column.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CopyTargetTests {

    private static final CopyTarget<Line> LINES =
            CopyTarget.of("line", integer("number", Line::number), text("word", Line::word));

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = Database.connect();
        Database.execute(connection, """
                create temporary table line (
                    number integer not null constraint line_number_ck check (number >= 0),
                    word   text    not null,
                    note   text    not null default 'default'
                )""");
        connection.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void writesInTheTransactionOfTheCaller() throws SQLException {
        assertThat(LINES.write(connection, lines(3))).isEqualTo(3);
        assertThat(count()).isEqualTo("3");

        connection.rollback();

        assertThat(count()).isEqualTo("0");
    }

    @Test
    void writesNoRows() throws SQLException {
        assertThat(LINES.write(connection, List.of())).isZero();
    }

    @Test
    void leavesOtherColumnsToTheirDefaults() throws SQLException {
        LINES.write(connection, lines(1));

        assertThat(Database.ask(connection, "select note from line")).isEqualTo("default");
    }

    @Test
    void keepsTheStateOfWhatTheServerRefused() {
        var failure = catchThrowableOfType(
                SQLException.class, () -> LINES.write(connection, List.of(new Line(-1, "refused"))));

        assertThat(failure.getSQLState()).isEqualTo("23514");
        assertThat(failure.getMessage()).contains("line_number_ck");
        assertAborted();
    }

    @Test
    void keepsTheStateOfWhatTheServerRefusedWhileMoreWasSent() {
        var rows = IntStream.range(0, 500_000)
                .mapToObj(number -> new Line(number - 10, "word"))
                .toList();

        var failure = catchThrowableOfType(SQLException.class, () -> LINES.write(connection, rows));

        assertThat(failure.getSQLState()).isEqualTo("23514");
        assertAborted();
    }

    @Test
    void keepsTheStateOfAnUnknownTable() {
        CopyTarget<Line> target = CopyTarget.of("nowhere", integer("number", Line::number));

        var failure = catchThrowableOfType(SQLException.class, () -> target.write(connection, lines(1)));

        assertThat(failure.getSQLState()).isEqualTo("42P01");
        assertAborted();
    }

    @Test
    void keepsTheStateOfWhatIsNotJson() throws SQLException {
        Database.execute(connection, "create temporary table document (value jsonb)");
        CopyTarget<String> target = CopyTarget.of("document", jsonb("value", it -> it));

        var failure = catchThrowableOfType(SQLException.class, () -> target.write(connection, List.of("{")));

        assertThat(failure.getSQLState()).isEqualTo("22P02");
    }

    @Test
    void namesTheColumnOfATextThatCannotBeKept() {
        assertThatThrownBy(() -> LINES.write(connection, List.of(new Line(1, "a\0b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column word: text has NUL at index 1, expected what PostgreSQL can keep");
        assertAborted();
    }

    @Test
    void namesTheColumnOfHalfASurrogatePair() {
        assertThatThrownBy(() -> LINES.write(connection, List.of(new Line(1, "é\ud83d!"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "column word: text has half a surrogate pair at index 1, expected what PostgreSQL can keep");
    }

    @Test
    void namesTheColumnOfANumberThatIsTooLarge() {
        CopyTarget<Line> target = CopyTarget.of("line", smallint("number", Line::number));

        assertThatThrownBy(() -> target.write(connection, List.of(new Line(40_000, "word"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column number: smallint is 40000, expected -32768 to 32767");
    }

    @Test
    void goesOnWithoutARowThatWasRefused() throws SQLException {
        try (var writer = LINES.open(connection)) {
            writer.write(new Line(1, "first"));
            assertThatThrownBy(() -> writer.write(new Line(2, "\0"))).isInstanceOf(IllegalArgumentException.class);
            writer.write(new Line(3, "third"));
            assertThat(writer.finish()).isEqualTo(2);
        }

        assertThat(Database.ask(connection, "select string_agg(word, ' ' order by number) from line"))
                .isEqualTo("first third");
    }

    @Test
    void givesUpWhatWasNotFinished() throws SQLException {
        try (var writer = LINES.open(connection)) {
            writer.write(new Line(1, "first"));
        }

        assertAborted();
        connection.rollback();
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void refusesNamesThatAreNotPlain() {
        assertThatThrownBy(() -> CopyTarget.of("line; drop table line", integer("number", Line::number)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> integer("number\"", Line::number)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CopyTarget.<Line>of("line")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test // prints what it took; how quick is quick enough is not for a test to say
    void writesAndReadsManyRows() throws SQLException {
        Database.execute(connection, """
                create temporary table sale (
                    kafka_offset bigint, transaction_id uuid, user_id text, quantity integer, amount numeric(12, 2), occurred_at timestamptz
                )""");
        CopyTarget<Sale> target = CopyTarget.of(
                "sale",
                bigint("kafka_offset", Sale::offset),
                uuid("transaction_id", Sale::transactionId),
                text("user_id", Sale::userId),
                integer("quantity", Sale::quantity),
                numeric("amount", 2, Sale::cents),
                timestamptz("occurred_at", Sale::occurredAt));
        var source = CopySource.of(
                "select kafka_offset, transaction_id, user_id, quantity, amount, occurred_at from sale",
                row -> new Sale(
                        row.bigint(),
                        row.uuid(),
                        row.text(),
                        row.integer(),
                        row.numeric().unscaledValue().longValue(),
                        row.timestamptz()));
        var sales = LongStream.range(0, 200_000).mapToObj(Sale::numbered).toList();

        for (int round = 0; round < 3; round++) {
            Database.execute(connection, "truncate sale");
            long begin = System.nanoTime();
            target.write(connection, sales);
            long written = System.nanoTime();
            long read = source.read(connection, sale -> {});
            System.out.printf(
                    "%d rows written in %d ms, %d read in %d ms%n",
                    sales.size(),
                    Duration.ofNanos(written - begin).toMillis(),
                    read,
                    Duration.ofNanos(System.nanoTime() - written).toMillis());
        }

        assertThat(Database.ask(connection, "select sum(amount) from sale")).isEqualTo("199999000.00");
    }

    private record Line(int number, String word) {}

    private record Sale(long offset, UUID transactionId, String userId, int quantity, long cents, Instant occurredAt) {
        static Sale numbered(long number) {
            return new Sale(
                    number, new UUID(number, number), "USER_" + number, 1, number, Instant.ofEpochSecond(number));
        }
    }

    private static List<Line> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Line(number, "word " + number))
                .toList();
    }

    private String count() throws SQLException {
        return Database.ask(connection, "select count(*) from line");
    }

    private void assertAborted() {
        assertThat(catchThrowableOfType(SQLException.class, this::count).getSQLState())
                .isEqualTo("25P02"); // in_failed_sql_transaction
    }
}
