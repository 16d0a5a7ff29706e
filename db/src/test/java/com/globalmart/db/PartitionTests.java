package com.globalmart.db;

import static com.globalmart.db.Sql.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The owner's functions that make partitions, called with the rights of the applications. */
class PartitionTests {

    private static final int LANDING_TABLES = 5;
    private static final int FACT_TABLES = 3;

    @Test
    void ofLandingAreMadeOnceForEachDay() throws SQLException {
        try (var ingest = Databases.begin(Database.REALTIME, "ingest_writer")) {
            assertThat(Sql.number(ingest, "select landing.make_partitions('2001-01-01', '2001-01-03')"))
                    .isEqualTo(3 * LANDING_TABLES);

            assertThat(Sql.number(ingest, "select landing.make_partitions('2001-01-01', '2001-01-03')"))
                    .isZero();
            assertThat(Sql.number(ingest, "select landing.make_partitions('2001-01-03', '2001-01-04')"))
                    .isEqualTo(LANDING_TABLES);
            assertThat(Sql.number(ingest, "select landing.make_partitions('2001-01-04', '2001-01-03')"))
                    .isZero();
        }
    }

    @Test
    void ofLandingHoldTheirOwnDayOnly() throws SQLException {
        try (var ingest = Databases.begin(Database.REALTIME, "ingest_writer")) {
            Sql.number(ingest, "select landing.make_partitions('2001-01-01', '2001-01-01')");
            Sql.execute(ingest, landedDeletion("2001-01-01"));

            assertRefused(() -> Sql.execute(ingest, landedDeletion("2001-01-02")), "23514")
                    .hasMessageContaining("no partition of relation \"customer_change\" found for row");
        }
    }

    @Test
    void ofLandingAreRefusedForMoreThanFourHundredDays() throws SQLException {
        try (var ingest = Databases.begin(Database.REALTIME, "ingest_writer")) {
            assertRefused(
                            () -> Sql.number(ingest, "select landing.make_partitions('2001-01-01', '2002-02-06')"),
                            "P0001")
                    .hasMessageContaining(
                            "asked for the landing days 2001-01-01 to 2002-02-06, expected at most 400 days");
        }
    }

    @Test
    void ofFactsAreMadeOnceForEachDay() throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            var days = "select warehouse.make_fact_partitions('{2001-01-01, 2001-03-01}')";
            assertThat(Sql.number(batch, days)).isEqualTo(2 * FACT_TABLES);

            assertThat(Sql.number(batch, days)).isZero();
            assertThat(Sql.number(
                            batch, "select warehouse.make_fact_partitions('{2001-01-01, 2001-01-02, 2001-01-02}')"))
                    .isEqualTo(FACT_TABLES);
            assertThat(Sql.number(batch, "select warehouse.make_fact_partitions('{}')"))
                    .isZero();
        }
    }

    @Test
    void ofFactsAreRefusedForMoreThanFourHundredDays() throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            assertRefused(
                            () -> Sql.number(
                                    batch,
                                    "select warehouse.make_fact_partitions("
                                            + "array(select date '2001-01-01' + n from generate_series(0, 400) n))"),
                            "P0001")
                    .hasMessageContaining("asked for the fact partitions of 401 days, expected at most 400");
        }
    }

    @Test
    void ofEventFactsHoldAnEventOnceADay() throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            Sql.number(batch, "select warehouse.make_fact_partitions('{2001-01-01, 2001-01-02}')");
            Sql.execute(batch, search("2001-01-01"));
            Sql.execute(batch, search("2001-01-02"));
            var complete =
                    "select warehouse.complete_fact_partitions('fact_product_views', '{2001-01-01, 2001-01-02}')";

            assertThat(Sql.number(batch, complete)).isEqualTo(2);
            assertThat(Sql.number(batch, complete)).as("again").isEqualTo(2);
            assertRefused(() -> Sql.execute(batch, search("2001-01-01")), "23505");
        }
    }

    @Test
    void ofEventFactsAreNotIndexedWhereAnEventIsThereTwice() throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            Sql.number(batch, "select warehouse.make_fact_partitions('{2001-01-01}')");
            Sql.execute(batch, search("2001-01-01"));
            Sql.execute(batch, search("2001-01-01"));

            assertRefused(
                    () -> Sql.number(
                            batch, "select warehouse.complete_fact_partitions('fact_product_views', '{2001-01-01}')"),
                    "23505");
        }
    }

    @Test
    void ofFactsAreCompletedForFactTablesAlone() throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            assertThat(Sql.number(batch, "select count(*) from warehouse.fact_tables()"))
                    .isEqualTo(FACT_TABLES);
            assertRefused(
                            () -> Sql.number(
                                    batch, "select warehouse.complete_fact_partitions('dim_dates', '{2001-01-01}')"),
                            "P0001")
                    .hasMessageContaining("\"dim_dates\", expected one of {fact_cart_events,");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "REALTIME; ingest_writer; select landing.make_partitions('2002-01-01', '2002-01-02'); 10",
                "WAREHOUSE; batch_runner; select warehouse.make_fact_partitions('{2002-01-01, 2002-01-02}'); 6"
            },
            quoteCharacter = '"')
    void areMadeByOneOfTwoWhoAskAtTheSameTime(Database database, String role, String ask, long made) throws Exception {
        try (var first = Databases.begin(database, role);
                var second = Databases.connect(database, role)) {
            assertThat(Sql.number(first, ask)).isEqualTo(made);
            var answer = Sql.numberLater(second, ask);
            Databases.awaitWaiting(second);

            first.commit();

            assertThat(answer.get(30, TimeUnit.SECONDS)).isZero();
        }
    }

    private static String landedDeletion(String day) {
        return """
                insert into landing.customer_change (record_timestamp, log_offset, content_hash, landed_at, occurred_at, partition,
                    landed_day, generation, event_type, user_id)
                values (now(), 7, 1, now(), now(), 0, '%s', 1, 'customer_deleted', 'USER_1')
                """.formatted(day);
    }

    private static String search(String day) {
        return """
                insert into warehouse.fact_product_views (occurred_at, content_hash, log_offset, event_id, event_day, customer_key,
                    product_key, session_key, load_id, event_type_key, geography_key, partition, generation)
                values ('%1$sT12:00Z', 1, 7, '00000000-0000-0000-0000-000000000001', '%1$s', 0, -1, 1, 1, 2, 1, 0, 1)
                """.formatted(day);
    }
}
