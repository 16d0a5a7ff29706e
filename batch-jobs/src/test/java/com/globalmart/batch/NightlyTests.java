package com.globalmart.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Landing.Line;
import com.globalmart.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Whole nights on real databases: requested as everybody requests them, from landed records to what readers see. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class NightlyTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private final Landing landing = new Landing();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private final JdbcTemplate reader = Databases.as(Database.WAREHOUSE, "bi_reader");

    @DynamicPropertySource
    static void databases(DynamicPropertyRegistry registry) {
        Databases.register(registry);
    }

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

        assertThat(run("nightly", DAY)).isEqualTo("COMPLETED");

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

        assertThat(run("nightly", DAY)).isEqualTo("COMPLETED");

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
        run("nightly", DAY);
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 9, "29.99")));
        landing.view(id(2), NOON, "anna", "lamp", 5);

        assertThat(run("nightly", DAY.plusDays(1))).isEqualTo("COMPLETED");

        assertThat(reader.queryForObject("select count(*) from bi.sales", Long.class))
                .isEqualTo(1);
        assertThat(book("transactions-topic")).isEqualTo("2 landed = 0 fact + 1 duplicate + 1 quarantined");
        assertThat(book("product-views-topic")).isEqualTo("1 landed = 0 fact + 1 duplicate + 0 quarantined");
    }

    @Test
    void movesFactsWhenALateStatementSplitsAVersion() {
        landing.customer("anna", NOON.minus(Duration.ofDays(10)), "Germany", "silver");
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));
        run("nightly", DAY);
        landing.customer("anna", NOON.minus(Duration.ofDays(1)), "Germany", "gold");

        assertThat(run("nightly", DAY.plusDays(1))).isEqualTo("COMPLETED");

        assertThat(reader.queryForObject(
                        "select loyalty_tier from bi.sales join bi.customers using (customer_key)", String.class))
                .isEqualTo("gold");
        assertThat(violations()).isEmpty();
    }

    @Test
    void fillsAnInferredMemberAndKeepsItsKey() {
        landing.sale(id(1), NOON, "nobody-knows-me", List.of(new Line("lamp", 2, "29.99")));
        run("nightly", DAY);
        var inferred = reader.queryForMap("select * from bi.customers where user_id = 'nobody-knows-me'");
        landing.customer("nobody-knows-me", NOON.minus(Duration.ofDays(1)), "Japan", "gold");

        run("nightly", DAY.plusDays(1));

        assertThat(inferred).containsEntry("is_inferred", true).containsEntry("country", "Germany");
        assertThat(reader.queryForMap("select * from bi.customers where user_id = 'nobody-knows-me'"))
                .containsEntry("customer_key", inferred.get("customer_key"))
                .containsEntry("is_inferred", false)
                .containsEntry("country", "Japan");
    }

    @Test
    void changesNothingThatReadersSeeWhenTheGateStops() {
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));
        run("nightly", DAY);
        landing.sale(id(2), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));
        warehouse.execute(
                "insert into quality.duplicate select 'transactions-topic', 1::smallint, 0, 999, l.load_id + 1, "
                        + "gen_random_uuid(), 1::smallint, 0, 1, 5 from warehouse.load l");

        var status = run("nightly", DAY.plusDays(1));

        assertThat(status).isEqualTo("FAILED");
        assertThat(reader.queryForObject("select count(*) from bi.sales", Long.class))
                .isEqualTo(1);
        assertThat(warehouse.queryForObject(
                        "select exit_message from ops.batch_job_execution order by job_execution_id desc limit 1",
                        String.class))
                .contains("books_add_up");
        warehouse.execute("delete from quality.duplicate");
        assertThat(restart()).isEqualTo("COMPLETED");
        assertThat(reader.queryForObject("select count(*) from bi.sales", Long.class))
                .isEqualTo(2);
    }

    @Test
    void computesADayWithoutEventsInFull() {
        landing.sale(id(1), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));
        run("nightly", DAY);

        assertThat(run("nightly", DAY.plusDays(1))).isEqualTo("COMPLETED");

        assertThat(reader.queryForList(
                        "select recency_days from bi.rfm_analysis order by analysis_date", Integer.class))
                .containsExactly(0, 1);
    }

    @Test
    void refusesANightThatIsComplete() {
        run("nightly", DAY);

        assertThat(outcome(request("launch", Map.of("job", "nightly", "businessDate", DAY.toString()))))
                .startsWith("REFUSED nightly")
                .endsWith("is already complete");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(outcome(request("launch", Map.of("job", "nigthly"))))
                .isEqualTo(
                        "REFUSED no job named \"nigthly\", known: analytics, dimensions, facts, nightly, plan, publish, "
                                + "quality, reference");
        assertThat(outcome(request("launch", Map.of("job", "nightly", "businessDate", "yesterday"))))
                .isEqualTo("REFUSED businessDate is \"yesterday\", expected a day as 2026-03-14");
        assertThat(outcome(request("launch", Map.of("job", "facts"))))
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

    private String run(String job, LocalDate day) {
        return ended(request("launch", Map.of("job", job, "businessDate", day.toString())));
    }

    private String restart() {
        var last = warehouse.queryForObject(
                "select max(job_execution_id)::text from ops.batch_job_execution", String.class);
        return ended(request("restart", Map.of("execution", last)));
    }

    private long request(String kind, Map<String, String> parameters) {
        var json = new StringBuilder("{");
        parameters.forEach((name, value) ->
                json.append(json.length() > 1 ? "," : "").append("\"%s\":\"%s\"".formatted(name, value)));
        return Databases.as(Database.WAREHOUSE, "console_app")
                .queryForObject(
                        "select ops.submit_request(?, ?::jsonb, 'test', null, gen_random_uuid()::text)",
                        Long.class,
                        kind,
                        json.append("}").toString());
    }

    private String outcome(long request) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !"OPEN"
                        .equals(warehouse.queryForObject(
                                "select state from ops.request where request_id = ?", String.class, request)));
        return warehouse.queryForObject(
                "select state || ' ' || outcome from ops.request where request_id = ?", String.class, request);
    }

    /** How the execution that a request started has ended. */
    private String ended(long request) {
        assertThat(outcome(request)).startsWith("DONE");
        var execution = warehouse.queryForObject(
                "select job_execution_id from ops.request where request_id = ?", Long.class, request);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> List.of("COMPLETED", "FAILED", "STOPPED").contains(status(execution)));
        return status(execution);
    }

    private String status(long execution) {
        return warehouse.queryForObject(
                "select status from ops.batch_job_execution where job_execution_id = ?", String.class, execution);
    }

    private static UUID id(int number) {
        return UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number));
    }
}
