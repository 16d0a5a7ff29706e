package com.globalmart.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same shop gives the same warehouse, in whatever order its records come, however often they come, and however they are
 * split into loads, chunks and ranges (P3 to P6). With {@code -Dsoak=true} in 20 orders, in 30 loads, and every combination of
 * chunks and ranges; the seed is printed; {@code -Dseed} repeats it.
 */
@NightlyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArrivalTests {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    private final Landing landing = new Landing(500);
    private final Operators operators = new Operators();
    private final Shop shop = new Shop();
    private List<String> atOnce = List.of();
    private List<String> seen = List.of();
    private List<String> refused = List.of();
    private List<String> repeated = List.of();

    @BeforeAll
    void loadAllAtOnce() {
        reset();
        shop.deliver(landing);
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
        atOnce = Fingerprint.ofWarehouse();
        seen = Fingerprint.ofWhatReadersSee();
        refused = Fingerprint.ofRefusals();
        repeated = Fingerprint.ofRepeats();
        Invariants.assertHold();
    }

    @BeforeEach
    void reset() {
        Shop.startOver(landing, DAY);
    }

    @Test
    void theShopHasSomethingOfEverything() {
        assertThat(atOnce)
                .anyMatch(line -> line.startsWith("sale") && line.contains("inferred t"))
                .anyMatch(line -> line.startsWith("customer") && !line.contains("to 9999"))
                .anyMatch(line -> line.startsWith("refused") && line.contains("CONFLICTING_DUPLICATE"))
                .anyMatch(line -> line.startsWith("refused") && line.contains("INVALID_QUANTITY"))
                .anyMatch(line -> line.startsWith("repeat transactions-topic"))
                .anyMatch(line -> line.startsWith("product") && line.contains("UNKNOWN"))
                .anyMatch(line -> line.startsWith("rfm"))
                .anyMatch(line -> line.startsWith("segment"))
                .anyMatch(line -> line.startsWith("performance"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void inAnotherOrder(long seed) {
        shop.shuffled(seed).deliver(landing);

        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");

        assertThat(Fingerprint.ofWarehouse()).as("seed %d", seed).isEqualTo(atOnce);
        Invariants.assertHold();
    }

    static LongStream seeds() {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.printf("arrivals: seed %d and following%n", seed);
        return LongStream.range(seed, seed + (SOAK ? 20 : 2));
    }

    @ParameterizedTest(name = "{0} loads")
    @MethodSource("loads")
    void inSeveralLoads(int loads) {
        for (int load = 0; load < loads; load++) {
            shop.deliver(landing, shop.size() * load / loads, shop.size() * (load + 1) / loads);
            // an earlier business date each time: the last one is that of the load of everything
            assertThat(operators.run("nightly", DAY.minusDays(loads - 1 - load)))
                    .isEqualTo("COMPLETED");
        }

        assertThat(Fingerprint.ofWarehouse()).isEqualTo(atOnce);
        Invariants.assertHold();
    }

    static IntStream loads() {
        return SOAK ? IntStream.of(2, 3, 30) : IntStream.of(2, 3);
    }

    @ParameterizedTest(name = "chunks of {0}, ranges for {1} workers")
    @MethodSource("chunksAndRanges")
    void inOtherChunksAndRanges(int chunk, int ranges) {
        shop.deliver(landing);

        try (var node = AnotherNode.start(
                "globalmart.dimension.chunk-size=" + chunk,
                "globalmart.dimension.keys-at-once=" + chunk,
                "globalmart.dimension.ranges=" + ranges,
                "globalmart.fact.chunk-size=" + chunk,
                "globalmart.fact.ranges=" + ranges)) {
            assertThat(operators.awaitEnd(node.launch("nightly", DAY))).isEqualTo("COMPLETED");
        }

        assertThat(Fingerprint.ofWarehouse()).isEqualTo(atOnce);
        Invariants.assertHold();
    }

    static Stream<Arguments> chunksAndRanges() {
        if (!SOAK) {
            return Stream.of(Arguments.of(1, 4), Arguments.of(1000, 1));
        }
        return Stream.of(1, 7, 100, 1000)
                .flatMap(chunk -> Stream.of(1, 2, 4).map(ranges -> Arguments.of(chunk, ranges)));
    }

    @Test
    void withEveryRecordTwice() {
        shop.twice().deliver(landing);

        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");

        assertThatOnlyRepeatsWereAdded();
    }

    @Test
    void withEverythingOnceMoreTheNextNight() {
        shop.deliver(landing);
        assertThat(operators.run("nightly", DAY.minusDays(1))).isEqualTo("COMPLETED");
        shop.deliver(landing);

        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");

        assertThatOnlyRepeatsWereAdded();
    }

    /** What became a fact is repeated once more; what was refused or a repeat is so again. */
    private void assertThatOnlyRepeatsWereAdded() {
        int identities = Databases.as(Database.WAREHOUSE, "migrator").queryForObject("""
                        select (select count(*) from warehouse.transaction_identity)
                             + (select count(*) from warehouse.fact_product_views)
                             + (select count(*) from warehouse.fact_cart_events)
                        """, Integer.class);
        assertThat(Fingerprint.ofWhatReadersSee()).isEqualTo(seen);
        assertThat(Fingerprint.ofRefusals()).isEqualTo(twice(refused));
        assertThat(Fingerprint.ofRepeats()).containsAll(repeated).hasSize(2 * repeated.size() + identities);
        Invariants.assertHold();
    }

    private static List<String> twice(List<String> lines) {
        return lines.stream().flatMap(line -> Stream.of(line, line)).toList();
    }
}
