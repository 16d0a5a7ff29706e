package com.globalmart.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Landing.Line;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whole nights on real databases: requested as everybody requests them, from landed records to what readers see. */
@NightlyTest
class NightlyTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private final JdbcTemplate reader = Databases.as(Database.WAREHOUSE, "bi_reader");

    @BeforeEach
    void reset() {
        landing.reset();
        landing.rate("EUR", DAY, "1.0871");
    }

    @Test
    void turnsLandedRecordsIntoAPublishedStar() {
        landing.customer("anna", NOON.minus(Duration.ofDays(10)), "Germany", "silver");
        landing.product("lamp", NOON.minus(Duration.ofDays(10)), "Lighting", "29.99");
        landing.view(id(1), NOON, "anna", "lamp", 31);
        landing.addToCart(id(2), NOON, "anna", "lamp", 2);
        landing.sale(id(3), NOON, "anna", List.of(new Line("lamp", 2, "29.99"), new Line("lamp", 1, "10.00")));

        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");

        assertThat(reader.queryForMap("select count(*) as lines, sum(revenue) as revenue from bi.sales"))
                .containsEntry("lines", 2L)
                .hasEntrySatisfying("revenue", revenue -> assertThat(revenue).hasToString("76.0753"));
        assertThat(reader.queryForList("select segment from bi.rfm_analysis", String.class))
                .containsExactly("Promising");
        assertThat(reader.queryForObject("select complete_through from bi.freshness", LocalDate.class))
                .isEqualTo(DAY);
        assertThat(reader.queryForObject("select segment from bi.customers where user_id = 'anna'", String.class))
                .isEqualTo("Promising");
        assertThat(violations()).isEmpty();
    }

    @Test
    void givesEveryRecordOneFate() {
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 3, "29.99")));
        landing.sale(id(2), NOON, "anna", List.of(new Line("lamp", 0, "29.99")));
        landing.sale(id(2), NOON, "anna", List.of(new Line("lamp", 1, "29.99")));
        landing.view(id(3), NOON, "anna", "lamp", -5);
        landing.view(id(4), NOON, "anna", "lamp", 5);
        landing.view(id(4), NOON, "anna", "lamp", 5);

        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");

        assertThat(book("transactions-topic")).isEqualTo("5 landed = 2 fact + 1 duplicate + 2 quarantined");
        assertThat(book("product-views-topic")).isEqualTo("3 landed = 1 fact + 1 duplicate + 1 quarantined");
        assertThat(warehouse.queryForList("select reason from quality.quarantine order by reason", String.class))
                .containsExactly("CONFLICTING_DUPLICATE", "INVALID_DURATION", "INVALID_QUANTITY");
        assertThat(violations()).isEmpty();
    }

    @Test
    void knowsRepeatsOfEarlierLoads() {
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));
        landing.view(id(2), NOON, "anna", "lamp", 5);
        operators.run("nightly", DAY);
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 9, "29.99")));
        landing.view(id(2), NOON, "anna", "lamp", 5);

        assertThat(operators.run("nightly", DAY.plusDays(1))).isEqualTo("COMPLETED");

        assertThat(reader.queryForObject("select count(*) from bi.sales", Long.class))
                .isEqualTo(1);
        assertThat(book("transactions-topic")).isEqualTo("2 landed = 0 fact + 1 duplicate + 1 quarantined");
        assertThat(book("product-views-topic")).isEqualTo("1 landed = 0 fact + 1 duplicate + 0 quarantined");
    }

    @Test
    void makesNoMemberForARecordThatBecomesNoFact() {
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));
        landing.sale(id(1), NOON, "nobody", List.of(new Line("nothing", 2, "29.99")));
        landing.view(id(2), NOON, "anna", "lamp", 5);
        operators.run("nightly", DAY);
        landing.view(id(2), NOON, "nobody", "nothing", 6);

        assertThat(operators.run("nightly", DAY.plusDays(1))).isEqualTo("COMPLETED");

        assertThat(warehouse.queryForList("select reason from quality.quarantine", String.class))
                .containsExactly("CONFLICTING_DUPLICATE", "CONFLICTING_DUPLICATE");
        assertThat(reader.queryForList("select user_id from bi.customers where customer_key > 0", String.class))
                .containsExactly("anna");
        assertThat(reader.queryForList("select product_id from bi.products where product_key > 0", String.class))
                .containsExactly("lamp");
        Invariants.assertHold();
    }

    @Test // the names of missing members are written into SQL
    void takesNamesThatLookLikeSql() {
        var user = "o'hara\\'); drop table landing.sale; -- %s :values {0}";
        landing.sale(id(1), NOON, user, List.of(new Line("\"lamp\" 'n' more, {a,b}", 2, "29.99")));

        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");

        assertThat(reader.queryForMap("""
                        select user_id, product_id from bi.sales join bi.customers using (customer_key)
                        join bi.products using (product_key)
                        """))
                .containsEntry("user_id", user)
                .containsEntry("product_id", "\"lamp\" 'n' more, {a,b}");
        Invariants.assertHold();
    }

    @Test
    void movesFactsWhenALateStatementSplitsAVersion() {
        landing.customer("anna", NOON.minus(Duration.ofDays(10)), "Germany", "silver");
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));
        operators.run("nightly", DAY);
        landing.customer("anna", NOON.minus(Duration.ofDays(1)), "Germany", "gold");

        assertThat(operators.run("nightly", DAY.plusDays(1))).isEqualTo("COMPLETED");

        assertThat(reader.queryForObject(
                        "select loyalty_tier from bi.sales join bi.customers using (customer_key)", String.class))
                .isEqualTo("gold");
        assertThat(violations()).isEmpty();
    }

    @Test
    void fillsAnInferredMemberAndKeepsItsKey() {
        landing.sale(id(1), NOON, "nobody-knows-me", List.of(new Line("lamp", 2, "29.99")));
        operators.run("nightly", DAY);
        var inferred = reader.queryForMap("select * from bi.customers where user_id = 'nobody-knows-me'");
        landing.customer("nobody-knows-me", NOON.minus(Duration.ofDays(1)), "Japan", "gold");

        operators.run("nightly", DAY.plusDays(1));

        assertThat(inferred).containsEntry("is_inferred", true).containsEntry("country", "Germany");
        assertThat(reader.queryForMap("select * from bi.customers where user_id = 'nobody-knows-me'"))
                .containsEntry("customer_key", inferred.get("customer_key"))
                .containsEntry("is_inferred", false)
                .containsEntry("country", "Japan");
    }

    @Test
    void changesNothingThatReadersSeeWhenTheGateStops() {
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));
        operators.run("nightly", DAY);
        landing.sale(id(2), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));
        warehouse.execute(
                "insert into quality.duplicate select 'transactions-topic', 1::smallint, 0, 999, l.load_id + 1, "
                        + "gen_random_uuid(), 1::smallint, 0, 1, 5 from warehouse.load l");

        var status = operators.run("nightly", DAY.plusDays(1));

        assertThat(status).isEqualTo("FAILED");
        assertThat(reader.queryForObject("select count(*) from bi.sales", Long.class))
                .isEqualTo(1);
        assertThat(warehouse.queryForObject(
                        "select exit_message from ops.batch_job_execution order by job_execution_id desc limit 1",
                        String.class))
                .contains("books_add_up");
        warehouse.execute("delete from quality.duplicate");
        assertThat(operators.restart(operators.lastExecution())).isEqualTo("COMPLETED");
        assertThat(reader.queryForObject("select count(*) from bi.sales", Long.class))
                .isEqualTo(2);
    }

    @Test
    void computesADayWithoutEventsInFull() {
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));
        operators.run("nightly", DAY);

        assertThat(operators.run("nightly", DAY.plusDays(1))).isEqualTo("COMPLETED");

        assertThat(reader.queryForList(
                        "select recency_days from bi.rfm_analysis order by analysis_date", Integer.class))
                .containsExactly(0, 1);
    }

    @Test
    void aLateRunOfAnEarlierDateDoesNotCutPeriodsShort() {
        landing.rate("EUR", DAY.minusDays(3), "1.0871");
        landing.customer("anna", NOON.minus(Duration.ofDays(10)), "Germany", "silver");
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));
        landing.sale(id(2), NOON.minus(Duration.ofDays(1)), "anna", List.of(new Line("lamp", 1, "29.99")));
        operators.run("nightly", DAY);
        landing.sale(id(3), NOON.minus(Duration.ofDays(2)), "anna", List.of(new Line("lamp", 1, "29.99")));
        landing.customer("anna", NOON.minus(Duration.ofDays(1)), "Germany", "gold");

        assertThat(operators.run("nightly", DAY.minusDays(1))).isEqualTo("COMPLETED");

        assertThat(reader.queryForList(
                        "select orders from bi.sales_trends where period_type = 'month' and category = 'ALL'",
                        Long.class))
                .containsExactly(3L);
        assertThat(reader.queryForObject("select complete_through from bi.freshness", LocalDate.class))
                .isEqualTo(DAY);
        assertThat(reader.queryForList(
                        "select distinct segment from bi.customers where user_id = 'anna'", String.class))
                .as("new versions have the segment of the newest analysis too")
                .containsExactly("Promising");
    }

    @Test
    void keepsEMailAddressesOutOfTheWarehouse() {
        landing.customer("anna", NOON.plus(Duration.ofDays(365)), "Germany", "silver");
        Databases.as(Database.REALTIME, "migrator")
                .update("update landing.customer_change set email = 'anna@example.org'");

        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");

        assertThat(warehouse.queryForList("select reason || payload from quality.quarantine", String.class))
                .singleElement()
                .asString()
                .startsWith("IN_THE_FUTURE")
                .contains("\"user_id\": \"anna\"")
                .doesNotContain("example.org");
    }

    @Test
    void doesNotWaitForAGenerationThatIsGone() {
        Databases.as(Database.REALTIME, "migrator").update("""
                insert into landing.position (topic, generation, partition, next_offset, topic_id, log_end, log_end_seen_at)
                select topic, 2, partition, 0, 'anew', 0, now() from landing.position;
                update landing.position set log_end = 99, log_end_seen_at = '2026-01-01' where generation = 1
                """);

        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
    }

    @Test
    void namesAnInferredProductAfterTheLatestEventThatSaysAnything() {
        landing.view(id(1), NOON.minus(Duration.ofHours(1)), "anna", "lamp", 5);
        Databases.as(Database.REALTIME, "migrator")
                .update("update landing.product_view set product_name = 'Lamp', category = 'Lighting'");
        landing.sale(id(2), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));

        operators.run("nightly", DAY);

        assertThat(reader.queryForMap(
                        "select product_name, category, is_inferred from bi.products where product_id = 'lamp'"))
                .containsEntry("product_name", "Lamp")
                .containsEntry("category", "Lighting")
                .containsEntry("is_inferred", true);
    }

    @Test
    void takesACustomerWhoIsCalledLikeTheUnknownMember() {
        landing.customer("UNKNOWN", NOON.minus(Duration.ofDays(1)), "Japan", "gold");
        landing.sale(id(1), NOON, "UNKNOWN", List.of(new Line("NOT_APPLICABLE", 1, "29.99")));

        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");

        assertThat(reader.queryForMap("""
                        select country, product_id from bi.sales join bi.customers using (customer_key)
                        join bi.products using (product_key)
                        where customer_key > 0 and product_key > 0
                        """))
                .containsEntry("country", "Japan")
                .containsEntry("product_id", "NOT_APPLICABLE");
        assertThat(violations()).isEmpty();
    }

    @Test
    void quarantinesAnAmountThatFitsNoFact() {
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 1, "1")));
        Databases.as(Database.REALTIME, "migrator")
                .execute("update landing.sale set quantities = '{2000000000}', prices = '{999999999999.9999}'");

        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");

        assertThat(warehouse.queryForList("select reason || ' ' || amount from quality.quarantine", String.class))
                .containsExactly("AMOUNT_OUT_OF_RANGE 1999999999999999800000.0000");
        assertThat(violations()).isEmpty();
    }

    @Test
    void refusesANightThatIsComplete() {
        operators.run("nightly", DAY);

        assertThat(operators.outcome(
                        operators.request("launch", Map.of("job", "nightly", "businessDate", DAY.toString()))))
                .startsWith("REFUSED nightly")
                .contains("is already complete: execution ");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(operators.outcome(operators.request("launch", Map.of("job", "nigthly"))))
                .isEqualTo(
                        "REFUSED no job named \"nigthly\", known: analytics, checks, dimensions, discard, facts, forget, "
                                + "nightly, plan, publish, quality, rebuild, reference, repeat, retention");
        assertThat(operators.outcome(
                        operators.request("launch", Map.of("job", "nightly", "businessDate", "yesterday"))))
                .isEqualTo("REFUSED businessDate is \"yesterday\", expected a day as 2026-03-14");
        assertThat(operators.outcome(operators.request("launch", Map.of("job", "facts"))))
                .isEqualTo("REFUSED no load is open: stages act on the open load, so run plan (or nightly) first");
    }

    private List<Map<String, Object>> violations() {
        return warehouse.queryForList(
                "select check_name, offenders from quality.check_result where severity = 'ERROR' and offenders > 0");
    }

    private String book(String topic) {
        return warehouse.queryForObject("""
                select format('%s landed = %s fact + %s duplicate + %s quarantined', landed, facts, duplicates, quarantined)
                from warehouse.load_book where topic = ? order by load_id desc limit 1
                """, String.class, topic);
    }

    private static UUID id(int number) {
        return UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number));
    }
}
