package com.globalmart.batch.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.db.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records that were quarantined and replayed join the next load, and its books show what they were worth before. */
@NightlyTest
class ReplayTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    @BeforeEach
    void quarantineTwoSalesWithoutARate() {
        landing.reset();
        warehouse.execute("delete from warehouse.exchange_rate where currency = 'EUR'");
        landing.sale(new UUID(0, 1), NOON, "anna", List.of(new Landing.Line("lamp", 2, "29.99")));
        landing.sale(new UUID(0, 2), NOON, "anna", List.of(new Landing.Line("lamp", 1, "10.00")));
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
        assertThat(books()).containsExactly("2 landed for 69.9800, 0 facts, 2 quarantined; 0 replayed for  from ");
        landing.rate("EUR", DAY, "1.0871");
    }

    @Test
    void becomeFactsOnceTheRateIsThere() {
        landing.replaySales(1);

        assertThat(operators.run("nightly", DAY.plusDays(1))).isEqualTo("COMPLETED");

        assertThat(books().getLast())
                .isEqualTo("2 landed for 69.9800, 2 facts, 0 quarantined; 2 replayed for 69.9800 from 69.9800");
        assertThat(revenue()).isEqualTo("76.0753");
        Invariants.assertHold();
    }

    @Test
    void showWhatEditingChanged() {
        landing.replaySales(3);

        assertThat(operators.run("nightly", DAY.plusDays(1))).isEqualTo("COMPLETED");

        assertThat(books().getLast())
                .isEqualTo("2 landed for 209.9400, 2 facts, 0 quarantined; 2 replayed for 209.9400 from 69.9800");
        assertThat(revenue()).isEqualTo("228.2258");
        Invariants.assertHold();
    }

    private List<String> books() {
        return warehouse.queryForList("""
                select format('%s landed for %s, %s facts, %s quarantined; %s replayed for %s from %s', landed,
                              landed_amount, facts, quarantined, replayed, replayed_amount, replayed_before_amount)
                from warehouse.load_book where topic = 'transactions-topic' order by load_id
                """, String.class);
    }

    private String revenue() {
        return warehouse.queryForObject("select sum(revenue)::text from bi.sales", String.class);
    }
}
