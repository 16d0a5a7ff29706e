package com.globalmart.copy;

import static com.globalmart.copy.Column.numeric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers must arrive to the last decimal, and look on the server as they look here. */
class NumericFormatTests {

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = Database.connect();
        Database.execute(connection, "create temporary table numbers (id integer, expected text, value numeric)");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void keepsNumbersAtTheEdges() throws SQLException {
        assertKept(Stream.of(
                        "0",
                        "0.00",
                        "0E-20",
                        "1",
                        "-1",
                        "9999",
                        "10000",
                        "10001",
                        "-10000.0001",
                        "0.1",
                        "0.0001",
                        "0.00001",
                        "0.000000001",
                        "1.50",
                        "100000000",
                        "99999999.99999999",
                        "12345678901234567890.123456789",
                        "9223372036854775807",
                        "-9223372036854775808",
                        "-922337203685477580.8",
                        "999999999999999999",
                        "1000000000000000000",
                        "0.000000000000000000000000000000000001",
                        "1E-16383",
                        "-1E-100")
                .map(BigDecimal::new)
                .toList());
    }

    @Test
    void keepsHugeNumbers() throws SQLException {
        var nines = new BigDecimal(BigInteger.TEN.pow(131_072).subtract(BigInteger.ONE));

        assertKept(List.of(nines, nines.negate(), BigDecimal.ONE.add(new BigDecimal("1E-16383"))));
    }

    @Test
    void writesTheZerosOfANegativeScale() throws SQLException {
        assertThat(roundTrip(List.of(new BigDecimal("1E+5"), new BigDecimal("-12E+30"))))
                .containsExactly(new BigDecimal("100000"), new BigDecimal("-12000000000000000000000000000000"));
    }

    @Test
    void keepsRandomNumbers() throws SQLException {
        long seed = new Random().nextLong();
        System.out.println("random numbers are made from seed " + seed);
        var random = new Random(seed);

        assertKept(IntStream.range(0, 20_000).mapToObj(_ -> number(random)).toList());
    }

    @Test
    void keepsRandomLongs() throws SQLException {
        long seed = new Random().nextLong();
        System.out.println("random longs are made from seed " + seed);
        var random = new Random(seed);

        for (int scale = 0; scale <= 25; scale++) {
            var longs = new ArrayList<>(List.of(0L, 1L, -1L, 10_000L, Long.MAX_VALUE, Long.MIN_VALUE));
            random.longs(200).map(number -> number >> random.nextInt(64)).forEach(longs::add);
            assertLongsKept(longs, scale);
        }
    }

    @Test
    void refusesWhatPostgresqlCannotKeep() {
        assertThatThrownBy(() -> roundTrip(List.of(new BigDecimal("1E-16384"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column value: numeric has precision 1 and scale 16384");
        assertThatThrownBy(() -> roundTrip(List.of(new BigDecimal("1E+131072"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column value: numeric has precision 1 and scale -131072");
    }

    @Test
    void refusesToReadWhatIsNotANumber() {
        var source = CopySource.of("select 'NaN'::numeric", CopyRow::numeric);

        assertThatThrownBy(() -> source.read(connection, value -> {}))
                .isInstanceOf(SQLException.class)
                .hasMessage("row 1, column 1 is infinity or not a number, expected numeric");
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, finer than that",
        "0.00001, finer than that",
        "NaN, infinity or not a number",
        "92233720368547758.08, long overflow",
        "-92233720368547758.09, long overflow",
        "1e30, long overflow"
    })
    void refusesToReadAsALongWhatIsNone(String number, String found) {
        var source = CopySource.of("select '%s'::numeric".formatted(number), row -> row.numeric(2));

        assertThatThrownBy(() -> source.read(connection, value -> {}))
                .isInstanceOf(SQLException.class)
                .hasMessage("row 1, column 1 is %s, expected numeric of scale 2 that fits a long".formatted(found));
    }

    private static BigDecimal number(Random random) {
        var unscaled = new BigInteger(1 + random.nextInt(200), random);
        if (random.nextInt(4) == 0) { // zeros in the middle and at the end
            unscaled = unscaled.multiply(BigInteger.TEN.pow(random.nextInt(20)));
        }
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), random.nextInt(60));
    }

    private record Kept(int id, BigDecimal value) {}

    private void assertKept(List<BigDecimal> values) throws SQLException {
        assertThat(roundTrip(values)).containsExactlyElementsOf(values);
        assertThat(Database.ask(
                        connection,
                        "select count(*) from numbers where value::text <> expected or value <> expected::numeric"))
                .isEqualTo("0");
    }

    private List<BigDecimal> roundTrip(List<BigDecimal> values) throws SQLException {
        CopyTarget<Kept> target = CopyTarget.of(
                "numbers",
                Column.integer("id", Kept::id),
                Column.text("expected", number -> number.value().toPlainString()),
                numeric("value", Kept::value));
        var back = new ArrayList<BigDecimal>();

        Database.execute(connection, "truncate numbers");
        target.write(
                connection,
                IntStream.range(0, values.size())
                        .mapToObj(id -> new Kept(id, values.get(id)))
                        .toList());
        CopySource.of("select value from numbers order by id", CopyRow::numeric).read(connection, back::add);
        return back;
    }

    private void assertLongsKept(List<Long> unscaled, int scale) throws SQLException {
        CopyTarget<Long> target = CopyTarget.of(
                "numbers",
                Column.text("expected", it -> BigDecimal.valueOf(it, scale).toPlainString()),
                numeric("value", scale, it -> it));

        Database.execute(connection, "truncate numbers");
        target.write(connection, unscaled);

        assertThat(Database.ask(
                        connection,
                        "select count(*) from numbers where value::text = expected and value = expected::numeric"))
                .isEqualTo(Integer.toString(unscaled.size()));
        var back = new ArrayList<Long>();
        CopySource.of("select value from numbers", row -> row.numeric(scale)).read(connection, back::add);
        assertThat(back).containsExactlyElementsOf(unscaled);
    }
}
