package com.globalmart.batch.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Faults;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.Shop;
import com.globalmart.db.Database;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far an execution is, and how long it will still take, as everybody can read it in the tables. */
@NightlyTest
class ProgressTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final Faults faults = new Faults();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private final JdbcTemplate console = Databases.as(Database.WAREHOUSE, "console_app");

    @BeforeEach
    void landTheShop() {
        Shop.startOver(landing, DAY);
        new Shop().deliver(landing);
    }

    @AfterEach
    void mend() {
        faults.close();
    }

    @Test
    void stepsAndTheirRangesKnowHowMuchThereIsToRead() throws SQLException {
        faults.gateAtRow("warehouse.fact_sales", 20);
        try (var gate = Faults.shutGate()) {
            var execution = operators.launch("nightly", Map.of("businessDate", DAY.toString()));
            await().until(faults::isSomebodyAtTheGate);

            var sales = console.queryForMap("""
                    select done_rows, expected_rows from ops.step_progress
                    where job_execution_id = ? and step_name = 'loadSales'
                    """, execution);

            assertThat(sales.get("expected_rows"))
                    .isEqualTo(Databases.as(Database.REALTIME, "migrator")
                            .queryForObject("select count(*) from landing.sale", Long.class));
            assertThat((Long) sales.get("done_rows")).isPositive().isLessThan((Long) sales.get("expected_rows"));
            assertThat(timeLeft(execution)).containsEntry("past_runs", 0).containsEntry("percent_done", null);
        }
        await().until(() -> operators.status(operators.lastExecution()).equals("COMPLETED"));
        assertThat(console.queryForObject("""
                        select count(*) from ops.step_progress
                        where step_name ~ '^(load|store|rebuild).*:' and expected_rows is distinct from done_rows
                        """, Long.class))
                .as("ranges that did not read what they expected")
                .isZero();
    }

    @Test
    void timeLeftIsARangeFromPastRuns() throws SQLException {
        for (int run = 1; run <= 4; run++) {
            assertThat(operators.run("nightly", DAY.minusDays(10 - run))).isEqualTo("COMPLETED");
        }
        // as if totalSales had taken 100, 110, 120 and 400 seconds, and all others nothing
        warehouse.update("update ops.batch_step_execution set start_time = end_time");
        warehouse.update("""
                update ops.batch_step_execution s set start_time = end_time - make_interval(secs => seconds)
                from (select step_execution_id, (array[100, 110, 120, 400])[row_number() over (order by step_execution_id)] as seconds
                      from ops.batch_step_execution where step_name = 'totalSales') as t
                where t.step_execution_id = s.step_execution_id
                """);
        faults.gate("warehouse.load_book", "true"); // behind totalSales
        try (var gate = Faults.shutGate()) {
            var execution = operators.launch("nightly", Map.of("businessDate", DAY.toString()));
            await().until(faults::isSomebodyAtTheGate);
            assertThat(timeLeft(execution))
                    .containsEntry("past_runs", 4)
                    .containsEntry("percent_done", 99)
                    .containsEntry("most_seconds", new BigDecimal("0.0"));

            // as if it were in the middle of totalSales, for 50 seconds
            warehouse.update("""
                    update ops.batch_step_execution
                    set status = 'STARTED', end_time = null, start_time = now() at time zone 'UTC' - interval '50 seconds'
                    where job_execution_id = ? and step_name = 'totalSales'
                    """, execution);
            warehouse.update(
                    "update ops.batch_job_execution set start_time = now() at time zone 'UTC' - interval '50 seconds' where job_execution_id = ?",
                    execution);
            var left = timeLeft(execution);

            assertThat((BigDecimal) left.get("least_seconds")).isBetween(new BigDecimal("50"), new BigDecimal("54"));
            assertThat((BigDecimal) left.get("most_seconds")).isBetween(new BigDecimal("260"), new BigDecimal("270"));
            assertThat((Integer) left.get("percent_done")).isBetween(42, 48);
            assertThat(left.get("right_share"))
                    .as("two of the four lie within what the other three say")
                    .isEqualTo(new BigDecimal("0.50"));
        }
        await().until(() -> operators.status(operators.lastExecution()).equals("COMPLETED"));
    }

    private Map<String, Object> timeLeft(long execution) {
        return console.queryForMap("select * from ops.time_left(?)", execution);
    }
}
