package com.globalmart.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same shop gives the same warehouse, however its records are split into loads and chunks. */
@NightlyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArrivalTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final Shop shop = new Shop();
    private List<String> atOnce = List.of();

    @BeforeAll
    void loadAllAtOnce() {
        reset();
        shop.deliver(landing, 0, shop.size());
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
        atOnce = Fingerprint.ofWarehouse();
        Invariants.assertHold();
    }

    @BeforeEach
    void reset() {
        landing.reset();
        landing.rate("EUR", LocalDate.parse("2026-03-11"), "1.0871");
        landing.rate("EUR", DAY, "1.0871");
    }

    @Test
    void theShopHasSomethingOfEverything() {
        assertThat(atOnce)
                .anyMatch(line -> line.startsWith("sale") && line.contains("inferred t"))
                .anyMatch(line -> line.startsWith("customer") && !line.contains("to 9999"))
                .anyMatch(line -> line.startsWith("refused") && line.contains("CONFLICTING_DUPLICATE"))
                .anyMatch(line -> line.startsWith("refused") && line.contains("INVALID_QUANTITY"))
                .anyMatch(line -> line.startsWith("repeat transactions-topic"))
                .anyMatch(line -> line.startsWith("product") && line.contains("UNKNOWN"));
    }

    @ParameterizedTest(name = "{0} loads")
    @ValueSource(ints = {2, 3})
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

    @ParameterizedTest(name = "chunks of {0}")
    @ValueSource(ints = {1, 1000})
    void inChunksOfAnotherSize(int size) {
        shop.deliver(landing, 0, shop.size());

        try (var node = AnotherNode.start(
                "globalmart.dimension.chunk-size=" + size,
                "globalmart.dimension.keys-at-once=" + size,
                "globalmart.fact.chunk-size=" + size)) {
            assertThat(operators.awaitEnd(node.launch("nightly", DAY))).isEqualTo("COMPLETED");
        }

        assertThat(Fingerprint.ofWarehouse()).isEqualTo(atOnce);
        Invariants.assertHold();
    }
}
