package com.globalmart.batch.fact;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.AnotherNode;
import com.globalmart.batch.Databases;
import com.globalmart.batch.Faults;
import com.globalmart.batch.Fingerprint;
import com.globalmart.batch.Landing;
import com.globalmart.batch.Landing.Line;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.Shop;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ranges of offsets in which facts are loaded lose and double nothing, also where a night is broken (B13 to B15). */
@NightlyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FactRangesTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private final Landing landing = new Landing(500);
    private final Operators operators = new Operators();
    private final Shop shop = new Shop();
    private final Faults faults = new Faults();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private List<String> undisturbed = List.of();
    private String view = "";

    @BeforeAll
    void aNightThatNothingDisturbs() {
        land();
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
        undisturbed = Fingerprint.ofWarehouse();
        view = warehouse.queryForObject(
                "select event_id::text from warehouse.fact_product_views order by log_offset offset 40 limit 1",
                String.class);
    }

    @BeforeEach
    void land() {
        Shop.startOver(landing, DAY);
        shop.deliver(landing);
    }

    @AfterEach
    void mend() {
        faults.close();
    }

    @Test
    void areWorkedOffAfterARestartThoughThePartitionerThrewAtFirst() {
        faults.forbidReading(
                "warehouse.load_position", "ops.batch_step_execution", "new.step_name = 'loadProductViews'");
        assertThat(operators.run("nightly", DAY)).isEqualTo("FAILED");
        var failed = operators.lastExecution();
        assertThat(operators.message(failed))
                .contains("step loadProductViews")
                .contains("permission denied for table load_position");
        assertThat(workers(failed)).isEmpty();
        faults.close();

        assertThat(operators.restart(failed)).isEqualTo("COMPLETED");

        assertThat(workers(operators.lastExecution())).hasSizeGreaterThan(4).containsValue("COMPLETED");
        assertThat(Fingerprint.ofWarehouse()).isEqualTo(undisturbed);
        Invariants.assertHold();
    }

    @Test
    void areThoseOfTheFirstRunWhateverIsSetAndLandsInBetween() {
        faults.refuse("warehouse.fact_product_views", "new.event_id = '%s'".formatted(view));
        assertThat(operators.run("nightly", DAY)).isEqualTo("FAILED");
        var failed = operators.lastExecution();
        var ranges = workers(failed);
        assertThat(ranges).containsValues("COMPLETED", "FAILED");
        faults.close();
        landLateRecords();

        try (var node = AnotherNode.start("globalmart.fact.ranges=5")) {
            assertThat(operators.awaitEnd(node.restart(failed))).isEqualTo("COMPLETED");
        }

        ranges.values().removeIf("COMPLETED"::equals);
        assertThat(workers(operators.lastExecution())).hasSameSizeAs(ranges).containsOnlyKeys(ranges.keySet());
        assertThat(Fingerprint.ofWarehouse())
                .as("the load takes what had landed when it was planned")
                .isEqualTo(undisturbed);
        assertThat(operators.run("nightly", DAY.plusDays(1))).isEqualTo("COMPLETED");
        assertThat(landed()).isEqualTo(Map.of("transactions-topic", 1L, "product-views-topic", 2L));
        Invariants.assertHold();
    }

    @Test
    void loseAndDoubleNothingOfThousandsAtOneInstant() {
        landing.reset();
        landing.viewsAtOneInstant(2_000, NOON, "anna", "lamp");

        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");

        assertThat(workers(operators.lastExecution())).hasSizeGreaterThan(4);
        assertThat(
                        warehouse.queryForMap(
                                "select count(*) as facts, count(distinct event_id) as events from warehouse.fact_product_views"))
                .isEqualTo(Map.of("facts", 2_000L, "events", 2_000L));
        assertThat(warehouse.queryForObject(
                        "select sum(read_count) from ops.batch_step_execution where step_name like 'loadProductViewsRange:%'",
                        Long.class))
                .isEqualTo(2_000);
        Invariants.assertHold();
    }

    private void landLateRecords() {
        landing.view(Shop.id(9_001), NOON, "user-7", "product-1", 5);
        landing.view(Shop.id(9_002), NOON, "nobody-else", "nothing-else", 5);
        landing.sale(Shop.id(9_003), NOON, "user-7", List.of(new Line("product-1", 1, "29.99")));
    }

    /** The workers of an execution that load views, by name, and how they ended. */
    private TreeMap<String, String> workers(long execution) {
        var workers = new TreeMap<String, String>();
        warehouse.query(
                """
                select step_name, status from ops.batch_step_execution
                where job_execution_id = ? and step_name like 'loadProductViewsRange:%'
                """,
                row -> {
                    workers.put(row.getString(1), row.getString(2));
                },
                execution);
        return workers;
    }

    /** What the last load took of each topic, those left out of which it took nothing. */
    private Map<String, Long> landed() {
        var landed = new TreeMap<String, Long>();
        warehouse.query("""
                select topic, landed from warehouse.load_book
                where load_id = (select load_id from warehouse.published) and landed > 0
                """, row -> {
            landed.put(row.getString(1), row.getLong(2));
        });
        return landed;
    }
}
