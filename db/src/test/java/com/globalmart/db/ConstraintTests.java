package com.globalmart.db;

import static com.globalmart.db.Sql.assertRefused;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that the database holds, whoever writes: tried with the rights of batch-jobs and ingest. */
class ConstraintTests {

    private static final String OVERLAPPING = "23P01";
    private static final String TAKEN = "23505";
    private static final String CHECK = "23514";

    @Test
    void refuseOverlappingVersionsOfACountryAtTheCommit() throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            var columns = "country, region, continent, currency, time_zone";
            var values = "'Peru', 'x', 'y', 'PEN', 'UTC'";
            addVersion(batch, "dim_geography", columns, values, "2026-01-01", "2026-03-01");
            addVersion(batch, "dim_geography", columns, values, "2026-02-01", "9999-12-31");

            assertRefused(batch::commit, OVERLAPPING).hasMessageContaining("dim_geography_no_overlap");
        }
    }

    @ParameterizedTest
    @CsvSource({"dim_customers, user_id, 'USER_1'", "dim_products, product_id, 'PROD_1'"})
    void refuseTwoVersionsWithOneEnd(String table, String column, String key) throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            addVersion(batch, table, column, "'" + key + "'", "2026-01-01", "2026-03-01");

            assertRefused(() -> addVersion(batch, table, column, "'" + key + "'", "2026-02-01", "2026-03-01"), TAKEN)
                    .hasMessageContaining(table + "_period_uq");
        }
    }

    @Test
    void allowVersionsThatMeetAndOthersThatOverlapBetweenStatements() throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            addVersion(batch, "dim_customers", "user_id", "'USER_2'", "2026-01-01", "9999-12-31");
            Sql.execute(batch, "update warehouse.dim_customers set valid_to = '2026-02-01' where user_id = 'USER_2'");
            addVersion(batch, "dim_customers", "user_id", "'USER_2'", "2026-02-01", "9999-12-31");

            assertThatCode(() -> Sql.execute(batch, "set constraints all immediate"))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dim_customers, 'user_id', '''USER_3''', period_uq",
        "dim_products, 'product_id', '''PROD_3''', period_uq",
        "dim_geography, 'country, region, continent, currency, time_zone', "
                + "'''Chile'', ''x'', ''y'', ''CLP'', ''UTC''', current_uq"
    })
    void refuseASecondCurrentVersion(String table, String columns, String values, String rule) throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            addVersion(batch, table, columns, values, "2026-01-01", "9999-12-31");

            assertRefused(() -> addVersion(batch, table, columns, values, "2026-02-01", "9999-12-31"), TAKEN)
                    .hasMessageContaining(table + "_" + rule);
        }
    }

    @Test
    void refuseAVersionThatEndsBeforeItBegins() throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            assertRefused(
                    () -> addVersion(batch, "dim_customers", "user_id", "'USER_4'", "2026-02-01", "2026-02-01"), CHECK);
        }
    }

    @Test
    void refuseASecondOpenLoad() throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            Sql.execute(batch, "insert into warehouse.load (business_date) values ('2026-01-31')");

            assertRefused(
                            () -> Sql.execute(
                                    batch, "insert into warehouse.load (business_date) values ('2026-02-01')"),
                            TAKEN)
                    .hasMessageContaining("load_open_uq");
        }
    }

    @Test
    void refuseALoadThatIsPublishedWithoutATime() throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            Sql.execute(batch, "insert into warehouse.load (business_date) values ('2026-01-31')");

            assertRefused(() -> Sql.execute(batch, "update warehouse.load set status = 'PUBLISHED'"), CHECK);
        }
    }

    @Test
    void refuseASecondRowOfWhatIsPublished() throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            assertRefused(
                    () -> Sql.execute(
                            batch,
                            "insert into warehouse.published (only_row, load_id, business_date, published_at)"
                                    + " values (false, 1, '2026-01-31', now())"),
                    CHECK);
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTING, STARTING", "STARTED, STARTING", "STOPPING, STARTED"})
    void refuseASecondActiveExecutionOfAnInstance(String running, String another) throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            addInstance(batch);
            addExecution(batch, 1, running);

            assertRefused(() -> addExecution(batch, 2, another), TAKEN)
                    .hasMessageContaining("batch_job_execution_active_uq");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPLETED", "FAILED", "STOPPED", "ABANDONED", "UNKNOWN"})
    void allowAnotherExecutionOfAnInstanceOnceOneHasEnded(String ended) throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            addInstance(batch);
            addExecution(batch, 1, ended);

            assertThatCode(() -> addExecution(batch, 2, "STARTING")).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into warehouse.dim_products (product_id, valid_from, price) values ('P', now(), 'NaN')",
                "insert into warehouse.dim_products (product_id, valid_from, cost) values ('P', now(), 'NaN')",
                "insert into warehouse.dim_products (product_id, valid_from, rating) values ('P', now(), 'NaN')",
                "insert into warehouse.exchange_rate (rate_date, currency, rate) values ('2026-01-01', 'EUR', 'NaN')",
                "insert into warehouse.exchange_rate (rate_date, currency, rate) values ('2026-01-01', 'EUR', 0)"
            })
    void refuseWhatIsNoNumber(String insert) throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            assertRefused(() -> Sql.execute(batch, insert), CHECK);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, 1, 2026-01-01",
        "1, NaN, 2026-01-01",
        "-1, 1, 2026-01-01",
        "1, 1, 2026-01-02" // not the day of occurred_at
    })
    void refuseASaleLineThatCannotBe(String netAmount, String reportingAmount, String day) throws SQLException {
        try (var batch = Databases.begin(Database.WAREHOUSE, "batch_runner")) {
            Sql.number(batch, "select warehouse.make_fact_partitions('{2026-01-01, 2026-01-02}')");

            assertRefused(() -> Sql.execute(batch, """
                            insert into warehouse.fact_sales (occurred_at, transaction_id, event_day, customer_key, product_key,
                                load_id, quantity, line_number, geography_key, payment_method_key, currency, unit_price,
                                discount_amount, net_amount, exchange_rate, reporting_amount)
                            values ('2026-01-01T12:00Z', gen_random_uuid(), '%s', 0, 0, 1, 1, 1, 1, 1, 'USD', 1, 0, '%s', 1, '%s')
                            """.formatted(day, netAmount, reportingAmount)), CHECK);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{P1}     | {1}   | {1}     | {0}   | NaN", // total
                "{P1}     | {1}   | {NaN}   | {0}   | 1", // price of a line
                "{P1}     | {1,2} | {1}     | {0}   | 1", // lists of different length
                "{P1, P2} | {1,2} | {1,2}   | {0}   | 1",
                "{}       | {}    | {}      | {}    | 1" // no line
            })
    void refuseALandedSaleThatCannotBe(
            String products, String quantities, String prices, String discounts, String total) throws SQLException {
        try (var ingest = Databases.begin(Database.REALTIME, "ingest_writer")) {
            Sql.number(ingest, "select landing.make_partitions('2026-01-01', '2026-01-01')");

            assertRefused(
                    () -> Sql.execute(ingest, """
                            insert into landing.sale (record_timestamp, log_offset, content_hash, landed_at, occurred_at,
                                transaction_id, partition, landed_day, generation, user_id, product_ids, quantities, prices,
                                discounts, total_amount, payment_method, country)
                            values (now(), 1, 1, now(), now(), gen_random_uuid(), 0, '2026-01-01', 1, 'USER_1', '%s', '%s', '%s',
                                '%s', '%s', 'PayPal', 'UK')
                            """.formatted(products, quantities, prices, discounts, total)), CHECK);
        }
    }

    @Test
    void refuseARecordThatHasLandedBefore() throws SQLException {
        try (var ingest = Databases.begin(Database.REALTIME, "ingest_writer")) {
            var letter = """
                    insert into landing.dead_letter (topic, generation, partition, log_offset, reason, detail, record_timestamp,
                        received_at)
                    values ('transactions-topic', 1, 0, 7, 'EMPTY', 'no value', now(), now())
                    """;
            Sql.execute(ingest, letter);

            assertRefused(() -> Sql.execute(ingest, letter), TAKEN);
        }
    }

    private static void addVersion(
            Connection connection, String table, String columns, String values, String from, String to)
            throws SQLException {
        Sql.execute(
                connection,
                "insert into warehouse.%s (%s, valid_from, valid_to) values (%s, '%sT00:00Z', '%sT00:00Z')"
                        .formatted(table, columns, values, from, to));
    }

    private static void addInstance(Connection connection) throws SQLException {
        Sql.execute(
                connection,
                "insert into ops.batch_job_instance (job_instance_id, job_name, job_key) values (1, 'nightly', 'key')");
    }

    private static void addExecution(Connection connection, int id, String status) throws SQLException {
        Sql.execute(
                connection,
                "insert into ops.batch_job_execution (job_execution_id, job_instance_id, create_time, status)"
                        + " values (?, 1, now(), ?)",
                id,
                status);
    }
}
