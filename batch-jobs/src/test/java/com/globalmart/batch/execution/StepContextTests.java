package com.globalmart.batch.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Faults;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.Shop;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a failed fact step kept for its restart, and what is said where it cannot be read any more (B21): cut off, of a class
 * that is gone, too long (with {@code -Dsoak=true} 101 MB), or of another version.
 */
@NightlyTest
class StepContextTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");
    private static final String WORKER = "loadSalesRange:1-0-0";
    private static final int TOO_LONG = Boolean.getBoolean("soak") ? 101_000_000 : 3_000;

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final Faults faults = new Faults();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private long failed;

    @BeforeEach
    void aNightFailsWhileItLoadsSales() {
        Shop.startOver(landing, DAY);
        new Shop().deliver(landing);
        faults.refuse("warehouse.transaction_identity", "new.log_offset > 30");
        assertThat(operators.run("nightly", DAY)).isEqualTo("FAILED");
        failed = operators.lastExecution();
        faults.close();
    }

    @AfterEach
    void mend() {
        faults.close();
    }

    @Test
    void aRestartNamesTheContextThatCannotBeReadAndWorksWithItRestored() {
        for (var step : new String[] {WORKER, "loadSales", "loadProductViews"}) {
            assertThatARestartIsRefused(step, "{\"from\":[\"java.lang.Lo", "Unexpected end-of-input");
        }
        assertThatARestartIsRefused(WORKER, "{\"from\":[\"com.example.Gone\",1]}", "no such class found");
        assertThatARestartIsRefused(WORKER, "{\"from\":%s}".formatted("7".repeat(TOO_LONG)), "exceeds the maximum");

        assertThat(operators.restart(failed)).isEqualTo("COMPLETED");
        Invariants.assertHold();
    }

    @Test
    void aRestartNamesTheContextThatAnotherVersionWrote() {
        var context = context(WORKER);
        write(WORKER, context.replace("\"topic\"", "\"queue\""));

        assertThat(operators.restart(failed)).isEqualTo("FAILED");

        var worker = id(WORKER, operators.lastExecution());
        assertThat(operators.message(operators.lastExecution()))
                .contains(
                        "the context of step %s (ops.batch_step_execution_context, step_execution_id %d) is not of this version"
                                .formatted(WORKER, worker))
                .contains("key=[topic]")
                .contains("restart with the version that wrote it");
    }

    private void assertThatARestartIsRefused(String step, String written, String reason) {
        var context = context(step);
        write(step, written);

        var refused =
                "REFUSED the context of step %s of execution %d (ops.batch_step_execution_context, step_execution_id %d)"
                        .formatted(step, failed, id(step, failed));
        assertThat(operators.outcome(operators.request("restart", Map.of("execution", Long.toString(failed)))))
                .startsWith(refused + " cannot be read: ")
                .contains(reason)
                .endsWith("; restore that row, or restart with the version that wrote it");
        assertThat(operators.outcome(
                        operators.request("launch", Map.of("job", "nightly", "businessDate", DAY.toString()))))
                .startsWith(refused);
        assertThat(operators.run("reference")).as("another job").isEqualTo("COMPLETED");

        write(step, context);
    }

    private String context(String step) {
        return warehouse.queryForObject(
                "select short_context from ops.batch_step_execution_context where step_execution_id = ?",
                String.class,
                id(step, failed));
    }

    /** As Spring Batch does: in full beside its beginning where it is long. */
    private void write(String step, String context) {
        var isLong = context.length() > 2_500;
        warehouse.update(
                "update ops.batch_step_execution_context set short_context = ?, serialized_context = ? where step_execution_id = ?",
                isLong ? context.substring(0, 2_400) + " ..." : context,
                isLong ? context : null,
                id(step, failed));
    }

    private long id(String step, long execution) {
        return warehouse.queryForObject(
                "select step_execution_id from ops.batch_step_execution where step_name = ? and job_execution_id = ?",
                Long.class,
                step,
                execution);
    }
}
