package com.globalmart.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The counters of the last day: each landed record once, however often and in whatever pieces it is counted. */
class LiveViewTests {

    private static final String NOW = "now";
    private static final String COUNT = "select landing.count_minutes()";
    private static final String SALES = """
            select format('%s %s: %s orders, %s units, %s', country, currency, sum(orders), sum(units), sum(sales))
            from landing.live_sales group by country, currency
            """;

    @Test
    void countSalesOnceEach() throws SQLException {
        try (var connection = landing()) {
            Landed.sale(connection, 0, 0, NOW, NOW);
            Landed.sale(connection, 1, 0, NOW, NOW);
            Landed.position(connection, "transactions-topic", 0, 1);
            Landed.position(connection, "transactions-topic", 1, 1);
            assertThat(Sql.number(connection, COUNT)).isEqualTo(2);
            assertThat(Sql.number(connection, COUNT)).isZero();

            Landed.sale(connection, 0, 1, NOW, NOW);
            Landed.sale(connection, -1, 0, NOW, NOW); // a mended dead letter
            Landed.position(connection, "transactions-topic", 0, 2);
            Landed.position(connection, "transactions-topic", -1, 1);
            assertThat(Sql.number(connection, COUNT)).isEqualTo(2);

            assertThat(Sql.list(connection, SALES)).containsExactly("France EUR: 4 orders, 20 units, 37.0000");
        }
    }

    @Test
    void passOverDeadLettersAndWhatIsTooOld() throws SQLException {
        try (var connection = landing()) {
            Landed.sale(connection, 0, 5, NOW, "2020-01-01");
            Landed.sale(connection, 0, 7, NOW, NOW); // 6 is a dead letter
            Landed.position(connection, "transactions-topic", 0, 8);

            assertThat(Sql.number(connection, COUNT)).isEqualTo(8);

            assertThat(Sql.list(connection, SALES)).containsExactly("France EUR: 1 orders, 5 units, 9.2500");
        }
    }

    @Test
    void countCartEventsByKind() throws SQLException {
        try (var connection = landing()) {
            Landed.cartEvent(connection, 0, 0, "add_to_cart");
            Landed.cartEvent(connection, 0, 1, "add_to_cart");
            Landed.cartEvent(connection, 0, 2, "remove_from_cart");
            Landed.cartEvent(connection, 0, 3, "checkout");
            Landed.cartEvent(connection, 0, 4, "cart_abandonment");
            Landed.position(connection, "cart-events-topic", 0, 5);
            Sql.number(connection, COUNT);

            assertThat(Sql.list(connection, """
                            select format('%s: %s %s %s %s %s', country, sum(additions), sum(removals), sum(changes),
                                sum(checkouts), sum(abandonments))
                            from landing.live_carts group by country
                            """)).containsExactly("Japan: 2 1 0 1 1");
        }
    }

    @Test
    void takeABacklogInPieces() throws SQLException {
        try (var connection = landing()) {
            Landed.position(connection, "cart-events-topic", 0, 600_000);

            assertThat(Sql.number(connection, COUNT)).isEqualTo(250_000);
            assertThat(Sql.number(connection, COUNT)).isEqualTo(250_000);
            assertThat(Sql.number(connection, COUNT)).isEqualTo(100_000);
            assertThat(Sql.number(connection, COUNT)).isZero();
        }
    }

    @Test
    void leaveTheCountingToOneProcess() throws SQLException {
        try (var first = landing();
                var second = Databases.begin(Database.REALTIME, "ingest_writer")) {
            Landed.position(first, "cart-events-topic", 0, 10);
            assertThat(Sql.number(first, COUNT)).isEqualTo(10);

            assertThat(Sql.number(second, COUNT)).isZero();
        }
    }

    /** As the owner, in a transaction that is rolled back. */
    private static Connection landing() throws SQLException {
        var connection = Databases.begin(Database.REALTIME, "migrator");
        Sql.number(
                connection,
                "select landing.make_partitions((now() at time zone 'UTC')::date, (now() at time zone 'UTC')::date)");
        return connection;
    }
}
