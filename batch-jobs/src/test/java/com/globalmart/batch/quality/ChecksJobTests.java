package com.globalmart.batch.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.Shop;
import com.globalmart.db.Database;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The job {@code checks}: it looks at what is published, whatever a load has prepared meanwhile. */
@NightlyTest
class ChecksJobTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    @BeforeEach
    void loadHalfOfTheShop() {
        var shop = new Shop();
        Shop.startOver(landing, DAY);
        shop.deliver(landing, 0, shop.size() / 2);
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
        shop.deliver(landing, shop.size() / 2, shop.size());
    }

    @Test
    void findsNothingBesideALoadThatIsOpen() {
        assertThat(operators.run("plan", DAY.plusDays(1))).isEqualTo("COMPLETED");
        for (var stage : List.of("dimensions", "facts", "analytics")) {
            assertThat(operators.run(stage)).as(stage).isEqualTo("COMPLETED");

            assertThat(operators.run("checks")).as("checks after " + stage).isEqualTo("COMPLETED");
        }
        assertThat(warehouse.queryForList(
                        "select distinct load_id from quality.check_result where scope = 'everything'", Integer.class))
                .isEqualTo(warehouse.queryForList("select load_id from warehouse.published", Integer.class));
        assertThat(violated()).containsOnly("published_business_date_is_recent"); // a warning: the shop is of March
    }

    @Test
    void failsWhereSomethingIsWrongAndKeepsTheRows() {
        warehouse.update("update warehouse.daily_sales set revenue = revenue + 0.01 where dimension = 'total'");

        assertThat(operators.run("checks")).isEqualTo("FAILED");

        assertThat(operators.message(operators.lastExecution())).contains("all_daily_sales_equal_facts");
        assertThat(violated()).contains("all_daily_sales_equal_facts");
        assertThat(warehouse.queryForList(
                        "select row_seen ->> 'dimension' from quality.check_offender where check_name = 'all_daily_sales_equal_facts'",
                        String.class))
                .containsOnly("total");
    }

    @Test
    void waitsForTheNightThatItIsToFollow() {
        var next = DAY.plusDays(1);
        var parameters = Map.of("job", "checks", "businessDate", next.toString());
        assertThat(operators.outcome(operators.request("launch", parameters)))
                .isEqualTo(
                        "REFUSED checks of 2026-03-15 needs nightly of that date to be COMPLETED; found no execution of it");
        var scheduled = operators.request(
                "launch",
                Map.of("job", "checks", "businessDate", next.toString(), "waitUntil", "2999-12-31T00:00:00Z"));
        await().until(() -> waitsFor(scheduled).endsWith("found no execution of it"));

        assertThat(operators.run("nightly", next)).isEqualTo("COMPLETED");

        assertThat(operators.outcome(scheduled)).startsWith("DONE");
        var first = operators.lastExecution();
        assertThat(operators.outcome(operators.request("launch", parameters))).startsWith("DONE");
        assertThat(operators.awaitEnd(first)).isEqualTo("COMPLETED");
        assertThat(operators.awaitEnd(operators.lastExecution()))
                .as("one that was asked for meanwhile")
                .isEqualTo("COMPLETED");
    }

    private String waitsFor(long request) {
        return warehouse.queryForObject(
                "select coalesce(outcome, '') from ops.request where state = 'OPEN' and request_id = ?",
                String.class,
                request);
    }

    private List<String> violated() {
        return warehouse.queryForList(
                "select check_name from quality.check_result where scope = 'everything' and offenders > 0",
                String.class);
    }
}
