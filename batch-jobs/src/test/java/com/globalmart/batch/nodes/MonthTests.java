package com.globalmart.batch.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Fingerprint;
import com.globalmart.batch.Landing;
import com.globalmart.batch.Operators;
import com.globalmart.batch.Shop;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Twelve days are backfilled (a month with {@code -Dsoak=true}), and the node that runs the eleventh dies. */
@TwoNodesTest
class MonthTests {

    private static final LocalDate LAST = LocalDate.parse("2026-03-14");
    private static final LocalDate FIRST = LAST.minusDays(Boolean.getBoolean("soak") ? 29 : 11);

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    @Test
    void goesOnByItselfAndIsAsIfNightHadFollowedNight() throws Exception {
        var nodes = TwoNodes.running();
        land();
        for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            assertThat(operators.run("nightly", day)).isEqualTo("COMPLETED");
        }
        var sequential = Fingerprint.ofWarehouse();
        land();
        assertThat(operators.outcome(operators.request(
                        "backfill", Map.of("from", FIRST.toString(), "to", LAST.toString(), "mode", "missing"))))
                .startsWith("DONE backfill");
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> executionOf(11) > 0);
        var killed = executionOf(11);
        nodes.ownerOf(killed).kill();

        await().atMost(Duration.ofMinutes(4)).until(() -> state().equals("DONE"));

        assertThat(operators.status(killed)).isEqualTo("FAILED");
        assertThat(warehouse.queryForList("select distinct state from ops.backfill_date order by state", String.class))
                .containsExactly("DONE");
        assertThat(Fingerprint.ofWarehouse()).isEqualTo(sequential);
        Invariants.assertHold();
    }

    private void land() {
        Shop.startOver(landing, LAST);
        new Shop().deliver(landing);
    }

    /** The running execution of a date of the backfill, counted from 1; 0 where it does not run. */
    private long executionOf(int number) {
        return warehouse.queryForObject(
                """
                        select coalesce(max(e.job_execution_id), 0)
                        from ops.batch_job_execution e join ops.batch_job_execution_params p using (job_execution_id)
                        where e.status = 'STARTED' and p.parameter_name = 'businessDate' and p.parameter_value = ?
                        """, Long.class, FIRST.plusDays(number - 1).toString());
    }

    private String state() {
        return warehouse.queryForObject(
                "select state from ops.backfill order by backfill_id desc limit 1", String.class);
    }
}
