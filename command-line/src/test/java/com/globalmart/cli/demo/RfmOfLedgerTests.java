package com.globalmart.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RfmOfLedgerTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 14);

    @ParameterizedTest(name = "{0} days, {1} orders, {2} each: {3}")
    @CsvSource({
        "0, 1, 99.9999, 511",
        "30, 2, 50.0000, 522", // recency at most, monetary at least
        "31, 4, 62.5000, 433",
        "60, 7, 71.4286, 444",
        "61, 10, 100.0000, 355",
        "90, 9, 0.0001, 341",
        "91, 1, 100.0000, 212",
        "180, 1, 250.0000, 213",
        "181, 3, 333.3333, 124",
        "400, 1, 1000.0000, 115"
    })
    void scoresByTheDefaultThresholds(int days, int orders, BigDecimal each, long score) {
        var rfm = new RfmOfLedger(Collections.nCopies(orders, order("a", days, each)), TODAY);

        assertThat(rfm.sumOfScores()).isEqualTo(score);
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "5, 5, 5, Champions",
        "4, 4, 4, Champions",
        "3, 2, 4, Big Spenders",
        "5, 1, 5, Big Spenders",
        "3, 5, 5, Loyal Customers",
        "5, 3, 5, Loyal Customers",
        "4, 2, 3, Promising",
        "2, 3, 5, At Risk",
        "2, 2, 5, Lost",
        "3, 2, 3, Regular"
    })
    void takesTheFirstSegmentThatMatches(int recency, int frequency, int monetary, String segment) {
        assertThat(RfmOfLedger.segment(new RfmOfLedger.Score(recency, frequency, monetary)))
                .isEqualTo(segment);
    }

    @Test
    void countsCustomersNotOrders() {
        var orders = List.of(order("a", 1, "10"), order("a", 0, "10"), order("b", 100, "10"));

        var rfm = new RfmOfLedger(orders, TODAY);

        assertThat(rfm.customersBySegment())
                .containsOnlyKeys("Lost", "Promising")
                .containsEntry("Promising", 1L);
    }

    @Test
    void leavesOutWhatHappenedAfterTheAnalysisDate() {
        var orders = new ArrayList<>(List.of(order("a", 40, "10")));

        orders.add(order("a", -1, "5000"));
        orders.add(order("b", -1, "5000"));

        assertThat(new RfmOfLedger(orders, TODAY).sumOfScores()).isEqualTo(411);
    }

    private static Order order(String user, int daysAgo, String amount) {
        return order(user, daysAgo, new BigDecimal(amount));
    }

    private static Order order(String user, int daysAgo, BigDecimal amount) {
        return new Order(user, TODAY.minusDays(daysAgo), amount);
    }
}
