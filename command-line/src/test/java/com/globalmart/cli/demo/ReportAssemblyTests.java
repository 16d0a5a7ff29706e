package com.globalmart.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.RealDatabases;
import com.globalmart.cli.demo.DemoReport.BookLine;
import com.globalmart.cli.demo.LedgerEntry.Fate;
import com.globalmart.db.Database;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** One night of two sales, one of them repeated, one refused and one unreadable, as the applications would have stored it. */
class ReportAssemblyTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final Map<Topic, Long> PRODUCED = Map.of(Topic.TRANSACTIONS, 5L, Topic.CUSTOMERS, 1L);

    private final JdbcClient realtime = RealDatabases.owner(Database.REALTIME);
    private final JdbcClient warehouse = RealDatabases.owner(Database.WAREHOUSE);
    private final LedgerTotals ledger = new LedgerTotals();

    @BeforeEach
    void aNight() {
        RealDatabases.clean();
        sent("a", Fate.FACT, "", 2, "22.0000");
        sent("b", Fate.FACT, "", 1, "5.5000");
        sent("a", Fate.DUPLICATE, "", 2, "22.0000");
        sent("c", Fate.QUARANTINE, "UNKNOWN_COUNTRY", 1, "1.0000");
        sent("d", Fate.DEAD_LETTER, "NOT_JSON", 1, "1.0000");
        ledger.add(new LedgerEntry(Topic.CUSTOMERS.title(), "x", "a", DAY, Fate.STATEMENT, "", 1, null));
        landed();
        loaded();
        published();
        timed();
    }

    @Test
    void reconcilesWhenEveryNumberIsTheLedgers() {
        var report = report();

        assertThat(report.topics()).allMatch(DemoReport.TopicLine::agrees);
        assertThat(report.books()).allMatch(BookLine::agrees);
        assertThat(report.published()).allMatch(Figure::agrees);
        assertThat(report.reconciles()).isTrue();
    }

    @Test
    void setsOrdersRevenueAndCustomersBesideTheLedgers() {
        var published = report().published();

        assertThat(published).contains(Figure.count("orders", 2, 2), Figure.count("customers with an order", 2, 2));
        assertThat(published)
                .filteredOn(figure -> figure.what().startsWith("revenue"))
                .singleElement()
                .satisfies(revenue -> assertThat(revenue.found()).isEqualByComparingTo("27.5"));
        assertThat(published).contains(Figure.count("segment Promising", 2, 2));
    }

    @Test
    void seesALostFact() {
        warehouse.sql("delete from warehouse.fact_sales where line_number = 2").update();

        var report = report();

        assertThat(report.books().getFirst().rows().agrees()).isFalse();
        assertThat(report.published()).filteredOn(figure -> !figure.agrees()).hasSize(1);
        assertThat(report.reconciles()).isFalse();
    }

    @Test
    void seesADeadLetterOfAnotherReason() {
        realtime.sql("update landing.dead_letter set reason = 'EMPTY'").update();

        var letters = report().topics().getFirst();

        assertThat(letters.addsUp()).isTrue();
        assertThat(letters.agrees()).isFalse();
        assertThat(letters.deadLetters()).containsExactly(Figure.count("EMPTY", 1, 0), Figure.count("NOT_JSON", 0, 1));
    }

    @Test
    void seesBooksWhoseMoneyDoesNotAddUp() {
        warehouse
                .sql("update warehouse.load_book set fact_amount = fact_amount + 0.01")
                .update();

        assertThat(report().books().getFirst().amountsAddUp()).isFalse();
        assertThat(report().reconciles()).isFalse();
    }

    @Test
    void leavesOutLoadsThatAreNotPublished() {
        warehouse
                .sql("insert into warehouse.load (business_date) values (:day)")
                .param("day", DAY.plusDays(1))
                .update();
        warehouse
                .sql("insert into warehouse.load_book select 2, topic, 9, 9, 9, 0, 0 from warehouse.load_book")
                .update();

        assertThat(report().reconciles()).isTrue();
        assertThat(report().loads()).hasSize(1);
    }

    @Test
    void timesEachStageFromItsFirstStartToItsLastEnd() {
        var load = report().loads().getFirst();

        assertThat(load.businessDate()).isEqualTo(DAY);
        assertThat(load.records()).isEqualTo(5);
        assertThat(load.stages())
                .containsExactly(
                        new DemoReport.StageLine("dimensions", 2.0, 1), new DemoReport.StageLine("facts", 5.5, 4));
        assertThat(new DemoReport.StageLine("facts", 0.5, 4).recordsPerSecond()).isEqualTo(8);
    }

    @Test
    void doesNotReconcileWithoutALoad() {
        assertThat(new DemoReport(java.util.List.of(), java.util.List.of(), java.util.List.of(), java.util.List.of())
                        .reconciles())
                .isFalse();
    }

    @Test
    void printsTheSameForPeopleAndForPrograms(@TempDir Path directory) throws Exception {
        warehouse.sql("delete from warehouse.fact_sales where line_number = 2").update();
        var printer = new ReportPrinter(report());
        var out = new ByteArrayOutputStream();

        printer.print(new PrintStream(out, true, StandardCharsets.UTF_8));
        printer.write(directory.resolve("report.json"));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("dead letter NOT_JSON")
                .contains("quarantined UNKNOWN_COUNTRY")
                .contains("DIFFERENT")
                .endsWith("NOT everything reconciles: see DIFFERENT above.\n");
        var json = JsonMapper.shared().readTree(Files.readString(directory.resolve("report.json")));
        assertThat(json.at("/reconciles").asBoolean()).isFalse();
        assertThat(json.at("/topics/0/produced/found").asLong()).isEqualTo(5);
        assertThat(json.at("/loads/0/stages/1/recordsPerSecond").asLong()).isEqualTo(1);
    }

    private DemoReport report() {
        return new ReportAssembly(ledger, RealDatabases.get()).report(PRODUCED);
    }

    private void sent(String user, Fate fate, String reason, int lines, String amount) {
        ledger.add(new LedgerEntry(
                Topic.TRANSACTIONS.title(), user, user, DAY, fate, reason, lines, new BigDecimal(amount)));
    }

    private void landed() {
        realtime.sql("select landing.make_partitions(:day, :day)")
                .param("day", DAY)
                .query()
                .singleValue();
        realtime.sql("""
                        insert into landing.sale (record_timestamp, log_offset, content_hash, landed_at, occurred_at,
                            transaction_id, partition, landed_day, generation, user_id, product_ids, quantities, prices,
                            discounts, total_amount, payment_method, country)
                        select now(), n, n, now(), now(), gen_random_uuid(), 0, :day, 1, 'a', array['p'], array[1],
                            array[1.0], array[0.0], 1, 'PayPal', 'USA'
                        from generate_series(0, 3) n""").param("day", DAY).update();
        realtime.sql("""
                        insert into landing.customer_change (record_timestamp, log_offset, content_hash, landed_at,
                            occurred_at, partition, landed_day, generation, event_type, user_id)
                        values (now(), 0, 0, now(), now(), 0, :day, 1, 'customer_upserted', 'a')""").param("day", DAY).update();
        realtime.sql("""
                        insert into landing.dead_letter (topic, generation, partition, log_offset, reason, detail,
                            record_timestamp, received_at)
                        values ('transactions-topic', 1, 0, 4, 'NOT_JSON', 'cut off', now(), now())""").update();
    }

    private void loaded() {
        warehouse
                .sql(
                        "insert into warehouse.load (business_date, status, published_at) values (:day, 'PUBLISHED', now())")
                .param("day", DAY)
                .update();
        warehouse.sql("""
                        insert into warehouse.load_position (load_id, topic, generation, partition, from_offset, to_offset)
                        values (1, 'transactions-topic', 1, 0, 0, 4), (1, 'customers-topic', 1, 0, 0, 1)""").update();
        warehouse.sql("""
                        insert into warehouse.load_book values
                            (1, 'transactions-topic', 4, 2, 3, 1, 1, 50.5, 27.5, 22, 1)""").update();
        warehouse.sql("""
                        insert into warehouse.customer_statement
                            (user_id, stated_at, log_offset, partition, generation, is_deletion, load_id)
                        values ('a', now(), 0, 0, 1, false, 1)""").update();
        warehouse.sql("""
                        insert into quality.quarantine (topic, generation, partition, log_offset, load_id, job_execution_id,
                            reason, detail, identity, occurred_at, payload)
                        values ('transactions-topic', 1, 0, 3, 1, 1, 'UNKNOWN_COUNTRY', 'Nowhere', 'c', now(), '{}')""").update();
    }

    private void published() {
        warehouse.sql("update warehouse.published set load_id = 1").update();
        warehouse
                .sql("select warehouse.make_fact_partitions(array[cast(:day as date)])")
                .param("day", DAY)
                .query()
                .singleValue();
        warehouse.sql("""
                        insert into warehouse.dim_customers (customer_key, user_id, valid_from)
                        values (1, 'a', '0001-01-01T00:00Z'), (2, 'b', '0001-01-01T00:00Z')""").update();
        sold(new UUID(0, 1), 1, 1, "11.0000");
        sold(new UUID(0, 1), 1, 2, "11.0000");
        sold(new UUID(0, 2), 2, 1, "5.5000");
        warehouse
                .sql(
                        "insert into warehouse.customer_segments values (:day, 1, 'Promising', '', 511, 511, 2, 2, 27.5, 13.75)")
                .param("day", DAY)
                .update();
        warehouse.sql("""
                        insert into warehouse.rfm_analysis values
                            (:day, 1, 0, 1, 511, 5, 1, 1, 22, 'a', 'Promising'),
                            (:day, 1, 0, 1, 511, 5, 1, 1, 5.5, 'b', 'Promising')""").param("day", DAY).update();
    }

    private void sold(UUID transaction, int customer, int line, String amount) {
        warehouse
                .sql("""
                        insert into warehouse.fact_sales (occurred_at, transaction_id, event_day, customer_key, product_key,
                            load_id, quantity, line_number, geography_key, payment_method_key, currency, unit_price,
                            discount_amount, net_amount, exchange_rate, reporting_amount)
                        values (:day + time '10:00' at time zone 'UTC', :transaction, :day, :customer, 0, 1, 1, :line, 1, 1,
                            'USD', 1, 0, 1, 1, cast(:amount as numeric))""")
                .param("day", DAY)
                .param("transaction", transaction)
                .param("customer", customer)
                .param("line", line)
                .param("amount", amount)
                .update();
    }

    private void timed() {
        warehouse.sql("insert into ops.job values ('nightly', '', '[]')").update();
        warehouse.sql("""
                        insert into ops.job_step values
                            ('nightly', 1, 'storeStatements', 'dimensions', ''), ('nightly', 2, 'loadSales', 'facts', ''),
                            ('nightly', 3, 'loadCartEvents', 'facts', '')""").update();
        warehouse
                .sql("insert into ops.batch_job_instance values (1, 0, 'nightly', 'key')")
                .update();
        warehouse
                .sql("insert into ops.batch_job_execution values (1, 0, 1, now(), now(), now(), 'COMPLETED')")
                .update();
        warehouse.sql("""
                        insert into ops.batch_job_execution_params values
                            (1, 'businessDate', 'java.time.LocalDate', :day, 'Y')""").param("day", DAY.toString()).update();
        step(1, "storeStatements", "02:00:00", "02:00:02");
        step(2, "loadSales", "02:00:02", "02:00:06.5");
        step(3, "loadCartEvents", "02:00:03", "02:00:07.5");
    }

    private void step(int id, String name, String start, String end) {
        warehouse
                .sql("""
                        insert into ops.batch_step_execution
                            (step_execution_id, version, step_name, job_execution_id, create_time, start_time, end_time)
                        values (:id, 0, :name, 1, now(), :day + cast(:start as time), :day + cast(:end as time))""")
                .param("id", id)
                .param("name", name)
                .param("day", DAY)
                .param("start", start)
                .param("end", end)
                .update();
    }
}
