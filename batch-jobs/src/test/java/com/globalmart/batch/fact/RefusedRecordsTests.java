package com.globalmart.batch.fact;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.AnotherNode;
import com.globalmart.batch.Databases;
import com.globalmart.batch.Landing;
import com.globalmart.batch.Landing.Line;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.Shop;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records that can be no facts, at every place of a chunk: they alone are quarantined, whatever the chunks (B11). */
@NightlyTest
class RefusedRecordsTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    /** Chunks of seven: none, the first, one in the middle, the last, several, all, and once more none. */
    private static final String RECORDS = ".......|x......|...x...|......x|x.x..xx|xxxxxxx|.......".replace("|", "");

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    @BeforeEach
    void land() {
        landing.reset();
        landing.rate("EUR", DAY, "1.0871");
        for (int offset = 0; offset < RECORDS.length(); offset++) {
            var isBad = isBad(offset);
            landing.view(Shop.id(offset), NOON, "anna", "lamp", isBad ? -1 : 5);
            landing.addToCart(Shop.id(offset), isBad ? NOON.plus(Duration.ofDays(90)) : NOON, "anna", "lamp", 1);
            landing.saleIn(
                    isBad ? "Atlantis" : "Germany",
                    Shop.id(offset),
                    NOON,
                    "anna",
                    List.of(new Line("lamp", 1, "29.99")));
        }
    }

    @Test
    void areQuarantinedAlone() {
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");

        assertThatTheBadOnesAloneAreQuarantined();
    }

    @ParameterizedTest(name = "in chunks of {0}")
    @ValueSource(ints = {1, 1000})
    void areQuarantinedAlone(int chunk) {
        try (var node = AnotherNode.start("globalmart.fact.chunk-size=" + chunk)) {
            assertThat(operators.awaitEnd(node.launch("nightly", DAY))).isEqualTo("COMPLETED");
        }

        assertThatTheBadOnesAloneAreQuarantined();
    }

    private void assertThatTheBadOnesAloneAreQuarantined() {
        assertThat(quarantined("product-views-topic", "INVALID_DURATION")).isEqualTo(offsets(this::isBad));
        assertThat(quarantined("cart-events-topic", "IN_THE_FUTURE")).isEqualTo(offsets(this::isBad));
        assertThat(quarantined("transactions-topic", "UNKNOWN_COUNTRY")).isEqualTo(offsets(this::isBad));
        for (var table : List.of("fact_product_views", "fact_cart_events", "transaction_identity")) {
            assertThat(warehouse.queryForList(
                            "select log_offset from warehouse.%s order by 1".formatted(table), Integer.class))
                    .as(table)
                    .isEqualTo(offsets(offset -> !isBad(offset)));
        }
        for (var step : List.of("loadProductViews", "loadCartEvents", "loadSales")) {
            assertThat(warehouse.queryForMap("""
                            select sum(read_count)::integer as read,
                                   sum(write_count + filter_count + process_skip_count + write_skip_count)::integer as given
                            from ops.batch_step_execution where step_name like ?
                            """, step + "Range:%"))
                    .as(step)
                    .containsEntry("read", RECORDS.length())
                    .containsEntry("given", RECORDS.length());
        }
        Invariants.assertHold();
    }

    private List<Integer> quarantined(String topic, String reason) {
        return warehouse.queryForList(
                "select log_offset from quality.quarantine where topic = ? and reason = ? and detail <> '' order by 1",
                Integer.class,
                topic,
                reason);
    }

    private static List<Integer> offsets(IntPredicate condition) {
        return IntStream.range(0, RECORDS.length()).filter(condition).boxed().toList();
    }

    private boolean isBad(int offset) {
        return RECORDS.charAt(offset) == 'x';
    }
}
