package com.globalmart.batch.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.AnotherNode;
import com.globalmart.batch.Databases;
import com.globalmart.batch.Faults;
import com.globalmart.batch.Fingerprint;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.Shop;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A night that is broken half way and restarted gives the same warehouse as one that nothing disturbed. */
@NightlyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final Shop shop = new Shop();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private final Faults faults = new Faults();
    private List<String> undisturbed = List.of();
    private String lateSale = "";
    private String lateView = "";

    @BeforeAll
    void aNightThatNothingDisturbs() {
        land();
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
        undisturbed = Fingerprint.ofWarehouse();
        lateSale = warehouse.queryForObject(
                "select transaction_id::text from warehouse.transaction_identity order by log_offset offset 20 limit 1",
                String.class);
        lateView = warehouse.queryForObject(
                "select event_id::text from warehouse.fact_product_views order by log_offset offset 20 limit 1",
                String.class);
    }

    @BeforeEach
    void land() {
        Shop.startOver(landing, DAY);
        shop.deliver(landing, 0, shop.size());
    }

    @AfterEach
    void mend() {
        faults.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "warehouse.customer_statement   | new.log_offset >= 20        | storeCustomerStatements",
                "staging.customer_version       | new.user_id = 'user-7'      | rebuildCustomers",
                "warehouse.fact_product_views   | new.event_id = '$view'      | loadProductViews",
                "warehouse.transaction_identity | new.transaction_id = '$sale' | loadSales",
                "warehouse.fact_sales           | new.transaction_id = '$sale' | loadSales",
                "warehouse.rfm_analysis         | new.user_id = 'user-7'      | analyseRfm",
                "warehouse.dim_customers        | new.user_id = 'user-7'      | publishLoad"
            })
    void whereARowIsRefused(String table, String condition, String step) {
        faults.refuse(table, at(condition));
        assertThat(operators.run("nightly", DAY)).isEqualTo("FAILED");
        var failed = operators.lastExecution();
        assertThat(operators.message(failed)).contains(step).contains("planted: refused");
        faults.close();

        assertThat(operators.restart(failed)).isEqualTo("COMPLETED");

        assertThat(Fingerprint.ofWarehouse()).isEqualTo(undisturbed);
        Invariants.assertHold();
    }

    @ParameterizedTest(name = "from 2 to {0}")
    @ValueSource(ints = {1, 5})
    void withAnotherNumberOfRanges(int ranges) {
        faults.refuse("staging.customer_version", "new.user_id = 'user-7'");
        assertThat(operators.run("nightly", DAY)).isEqualTo("FAILED");
        faults.close();

        try (var node =
                AnotherNode.start("globalmart.dimension.ranges=" + ranges, "globalmart.fact.ranges=" + ranges)) {
            assertThat(operators.awaitEnd(node.restart(operators.lastExecution())))
                    .isEqualTo("COMPLETED");
        }

        assertThat(Fingerprint.ofWarehouse()).isEqualTo(undisturbed);
    }

    @Test
    void whatWasCommittedIsNotReadAgain() {
        faults.refuse("warehouse.transaction_identity", at("new.transaction_id = '$sale'"));
        operators.run("nightly", DAY);
        var failed = operators.lastExecution();
        var committed = warehouse.queryForObject("select count(*) from warehouse.transaction_identity", Long.class);
        faults.close();

        operators.restart(failed);

        assertThat(committed).isPositive();
        var sales = warehouse.queryForObject(
                "select landed from warehouse.load_book where topic = 'transactions-topic'", Long.class);
        assertThat(commits(failed) * 7 + reads(failed + 1)).isEqualTo(sales);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "warehouse.transaction_identity, error", "warehouse.transaction_identity, death",
        "staging.customer_version, error", "staging.customer_version, death"
    })
    void whereACommitFails(String table, String how) {
        var condition = table.startsWith("staging") ? "new.user_id = 'user-7'" : at("new.transaction_id = '$sale'");
        if (how.equals("error")) {
            faults.refuseAtCommit(table, condition);
        } else {
            faults.dieAtCommit(table, condition);
        }
        var failed = operators.launch("nightly", Map.of("businessDate", DAY.toString()));
        assertThat(operators.awaitEnd(failed)).isIn("FAILED", "UNKNOWN");
        faults.close();

        if (operators.status(failed).equals("FAILED")) {
            assertThat(operators.restart(failed)).isEqualTo("COMPLETED");
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(operators.status(operators.lastExecution())).isEqualTo("COMPLETED"));
        assertThat(operators.status(failed)).isEqualTo("FAILED");
        assertThat(Fingerprint.ofWarehouse()).isEqualTo(undisturbed);
        Invariants.assertHold();
    }

    @Test
    void whereAChunkFailsAndWhatWasCommittedCannotBeRead() throws SQLException {
        faults.gateOfChanges(
                "ops.batch_step_execution",
                "new.step_name like 'loadSalesRange:%' and new.commit_count = 3 and new.status = 'STARTED'");
        long failed;
        try (var gate = Faults.shutGate()) {
            failed = operators.launch("nightly", Map.of("businessDate", DAY.toString()));
            await().until(faults::isSomebodyAtTheGate);
            warehouse.execute("revoke select on ops.batch_job_execution_params from batch_runner");
            Faults.endThoseAtTheGate();
            assertThat(operators.awaitEnd(failed)).isEqualTo("FAILED");
        } finally {
            warehouse.execute("grant select on ops.batch_job_execution_params to batch_runner");
        }
        faults.close();

        assertThat(operators.restart(failed)).isEqualTo("COMPLETED");

        assertThat(Fingerprint.ofWarehouse()).isEqualTo(undisturbed);
        Invariants.assertHold();
    }

    @Test
    void aNightThatIsPublishedAlreadyOnlyReportsItsPositions() {
        var realtime = Databases.as(Database.REALTIME, "migrator");
        realtime.execute("revoke insert on landing.published_position from batch_runner");
        try {
            assertThat(operators.run("nightly", DAY)).isEqualTo("FAILED");
        } finally {
            realtime.execute("grant insert on landing.published_position to batch_runner");
        }
        assertThat(operators.message(operators.lastExecution())).contains("reportPositions");
        assertThat(Fingerprint.ofWarehouse()).isEqualTo(undisturbed);

        assertThat(operators.restart(operators.lastExecution())).isEqualTo("COMPLETED");

        assertThat(Fingerprint.ofWarehouse()).isEqualTo(undisturbed);
        assertThat(realtime.queryForObject("select count(*) from landing.published_position", Long.class))
                .isEqualTo(5);
    }

    @Test
    void fromARepeatableStepThatWasComplete() {
        faults.refuse("warehouse.dim_customers", "new.user_id = 'user-7'");
        assertThat(operators.run("nightly", DAY)).isEqualTo("FAILED");
        var failed = operators.lastExecution();
        faults.close();
        warehouse.execute("update staging.daily_sales set revenue = 0"); // what a step made is wrong

        assertThat(restartFrom(failed, "loadSales"))
                .startsWith("REFUSED loadSales, describeCustomers")
                .endsWith(
                        ": complete and not repeatable, so a restart cannot begin at loadSales; it can at totalSales, "
                                + "totalActivity, countCustomers, computeTrends, analyseRfm, segmentCustomers, judgeProducts, closeBooks, "
                                + "runChecks, passGate");
        assertThat(restartFrom(failed, "reportPositions"))
                .isEqualTo("REFUSED step reportPositions was not reached: restart without naming a step");
        assertThat(restartFrom(failed, "totalSale"))
                .startsWith("REFUSED job nightly has no step \"totalSale\", known: ");
        assertThat(restartFrom(failed, "totalSales")).startsWith("DONE");
        var restarted = operators.lastExecution();
        assertThat(operators.awaitEnd(restarted)).isEqualTo("COMPLETED");

        assertThat(Fingerprint.ofWarehouse()).isEqualTo(undisturbed);
        assertThat(stepsOf(restarted))
                .startsWith("totalSales", "totalActivity")
                .contains("publishLoad")
                .doesNotContain("loadSales");
        assertThat(warehouse.queryForList("""
                        select step_name from ops.job_step
                        where job_name = 'nightly' and is_repeatable and not runs_at_every_restart order by step_order
                        """, String.class))
                .containsExactly(
                        "totalSales",
                        "totalActivity",
                        "countCustomers",
                        "computeTrends",
                        "analyseRfm",
                        "segmentCustomers",
                        "judgeProducts");
        assertThat(warehouse.queryForList(
                        "select step_name from ops.job_step where job_name = 'nightly' and runs_at_every_restart order by step_order",
                        String.class))
                .contains("closeBooks", "runChecks", "passGate", "reportPositions");
    }

    @Test
    void whatWasToRunAgainAndWasNotReachedRunsAgainAtThePlainRestart() {
        faults.refuse("warehouse.dim_customers", "new.user_id = 'user-7'");
        operators.run("nightly", DAY);
        faults.close();
        faults.refuse("staging.sales_trends", "true");
        assertThat(restartFrom(operators.lastExecution(), "totalSales")).startsWith("DONE");
        assertThat(operators.awaitEnd(operators.lastExecution())).isEqualTo("FAILED");
        faults.close();

        assertThat(operators.restart(operators.lastExecution())).isEqualTo("COMPLETED");

        assertThat(stepsOf(operators.lastExecution()))
                .startsWith("computeTrends", "analyseRfm", "segmentCustomers", "judgeProducts");
        assertThat(Fingerprint.ofWarehouse()).isEqualTo(undisturbed);
    }

    private String restartFrom(long execution, String step) {
        return operators.outcome(
                operators.request("restart", Map.of("execution", Long.toString(execution), "step", step)));
    }

    private List<String> stepsOf(long execution) {
        return warehouse.queryForList(
                "select step_name from ops.batch_step_execution where job_execution_id = ? order by step_execution_id",
                String.class,
                execution);
    }

    @Test
    void anExecutionOfAPublishedLoadDoesNotTouchTheNextOne() {
        operators.run("plan", DAY);
        operators.run("dimensions");
        faults.refuse("warehouse.transaction_identity", at("new.transaction_id = '$sale'"));
        assertThat(operators.run("facts")).isEqualTo("FAILED");
        var abandoned = operators.lastExecution();
        faults.close();
        warehouse.execute("update warehouse.load set status = 'DISCARDED', discarded_at = now()");
        operators.run("plan", DAY.plusDays(1));

        assertThat(operators.restart(abandoned)).isEqualTo("FAILED");

        assertThat(operators.message(operators.lastExecution()))
                .contains("of 2026-03-15, attempt 1 is open, this execution")
                .contains("is about another one");
    }

    private String at(String condition) {
        return condition.replace("$sale", lateSale).replace("$view", lateView);
    }

    private long commits(long execution) {
        return sum("commit_count", execution);
    }

    private long reads(long execution) {
        return sum("read_count", execution);
    }

    private long sum(String column, long execution) {
        return warehouse.queryForObject(
                "select sum(%s) from ops.batch_step_execution where job_execution_id = ? and step_name like 'loadSalesRange:%%'"
                        .formatted(column),
                Long.class,
                execution);
    }
}
