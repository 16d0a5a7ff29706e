package com.globalmart.batch.dimension.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.AnotherNode;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.quality.Invariants;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Hundreds of random histories, in several orders of arrival, splits into loads, sizes of chunks and numbers of ranges: each
 * time the same dimensions, fact keys and totals by category, those of a plain model in memory. The seed is printed; {@code -Dseed}
 * repeats it. With {@code -Dsoak=true} every combination is run.
 */
@NightlyTest
class HistoriesTests {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final int CUSTOMERS = 400;
    private static final int PRODUCTS = 150;
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-03-14");

    private static final int[] ORDERS = {0, 1, 2, 3, 4};
    private static final int[] LOADS = {1, 2, 5};
    private static final int[] CHUNKS = {1, 7, 1000};
    private static final int[] RANGES = {1, 4};

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();

    /** One way for the same records to come. */
    private record Way(int order, int loads) {}

    @Test
    void dependOnlyOnWhatWasSaidAndForWhen() throws Exception {
        var seed = Long.getLong("seed", System.nanoTime());
        var shop = new RandomShop(seed, CUSTOMERS, PRODUCTS);
        System.out.printf("histories: seed %d, %s%n", seed, shop.hardships());
        assertThat(shop.hardships())
                .allSatisfy((hardship, times) -> assertThat(times).isGreaterThan(50));
        var expected = new PlainModel(shop.arrivals()).lines();
        var nights = 0;

        var run = 0;
        for (var chunk : CHUNKS) {
            for (var ranges : RANGES) {
                try (var node = AnotherNode.start(
                        "globalmart.dimension.chunk-size=" + chunk,
                        "globalmart.dimension.keys-at-once=" + chunk,
                        "globalmart.dimension.ranges=" + ranges,
                        "globalmart.fact.chunk-size=1000")) {
                    for (var way : ways(run++)) {
                        land(shop, seed, way, node);
                        nights += way.loads();
                        assertThat(Warehouse.lines())
                                .as(
                                        "seed %d, order %d, %d loads, chunks of %d, %d ranges",
                                        seed, way.order(), way.loads(), chunk, ranges)
                                .isEqualTo(expected);
                        Invariants.assertHold();
                    }
                }
            }
        }
        System.out.printf(
                "histories: seed %d, %d nights gave the same %,d versions and fact keys%n",
                seed, nights, expected.size());
    }

    /** All of them, or one each time so that every order and every split comes at least once. */
    private static List<Way> ways(int run) {
        if (!SOAK) {
            return List.of(new Way(ORDERS[run % ORDERS.length], LOADS[run % LOADS.length]));
        }
        var ways = new ArrayList<Way>();
        for (var order : ORDERS) {
            for (var loads : LOADS) {
                ways.add(new Way(order, loads));
            }
        }
        return ways;
    }

    private void land(RandomShop shop, long seed, Way way, AnotherNode node) throws SQLException {
        landing.reset();
        var arrivals = way.order() == 0 ? shop.arrivals() : shop.shuffled(seed + way.order());
        var delivery = new Delivery();
        for (int load = 0; load < way.loads(); load++) {
            delivery.deliver(
                    arrivals.subList(arrivals.size() * load / way.loads(), arrivals.size() * (load + 1) / way.loads()));
            var night = node.launch("nightly", LAST_DAY.minusDays(way.loads() - 1 - load));
            assertThat(operators.awaitEnd(night)).as(operators.message(night)).isEqualTo("COMPLETED");
        }
    }
}
