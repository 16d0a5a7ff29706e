package com.globalmart.batch.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Fingerprint;
import com.globalmart.batch.Landing;
import com.globalmart.batch.Operators;
import com.globalmart.batch.Shop;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Nights are stopped at random moments, by whichever node takes the request, and restarted (B8): 10 of them, 100 with
 * {@code -Dsoak=true}.
 */
@TwoNodesTest
class StopsTests {

    private static final int STOPS = Boolean.getBoolean("soak") ? 100 : 10;
    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final Shop shop = new Shop();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private final Map<String, Integer> stoppedIn = new TreeMap<>();
    private List<String> undisturbed = List.of();
    private int longest;

    @BeforeAll
    void aNightThatNothingDisturbs() throws IOException {
        TwoNodes.running();
        land();
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
        undisturbed = Fingerprint.ofWarehouse();
        land(); // the first night of a process is slow
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
        longest = warehouse.queryForObject(
                "select max(extract(epoch from end_time - create_time) * 1000) from ops.batch_job_execution",
                Integer.class);
    }

    @Test
    void endStoppedAndARestartCompletes() throws InterruptedException {
        long seed = System.nanoTime();
        System.out.printf("stops: seed %d, a night takes %d ms%n", seed, longest);
        var random = new Random(seed);
        for (int stops = 0; stops < STOPS; ) {
            land();
            var execution = operators.launch("nightly", Map.of("businessDate", DAY.toString()));
            Thread.sleep(random.nextInt(longest));
            var outcome = operators.outcome(operators.request("stop", Map.of("execution", Long.toString(execution))));
            if (outcome.startsWith("REFUSED")) {
                assertThat(outcome).as("the stop came too late").contains("is COMPLETED, it does not run");
                continue;
            }
            stops++;
            assertThat(operators.awaitEnd(execution)).as("stop %d", stops).isEqualTo("STOPPED");
            stoppedIn.merge(kindOfLastStep(execution), 1, Integer::sum);

            assertThat(operators.restart(execution)).as("restart %d", stops).isEqualTo("COMPLETED");
            assertThat(Fingerprint.ofWarehouse()).as("stop %d", stops).isEqualTo(undisturbed);
            Invariants.assertHold();
        }
        System.out.printf("stops: %d, in %s%n", STOPS, stoppedIn);
    }

    private void land() {
        Shop.startOver(landing, DAY);
        shop.deliver(landing);
    }

    /** Which kind of step it was that ran when the execution stopped. */
    private String kindOfLastStep(long execution) {
        var steps = warehouse.queryForList("""
                        select case when step_name like '%:%' then 'partitioned, in a range'
                                    when status = 'COMPLETED' then 'at the end of a step'
                                    when exists (select from ops.batch_step_execution r
                                                 where r.job_execution_id = s.job_execution_id and r.step_name like s.step_name || '%:%')
                                         then 'partitioned' else 'single statement' end
                        from ops.batch_step_execution s where job_execution_id = ?
                        order by step_execution_id desc limit 1
                        """, String.class, execution);
        return steps.isEmpty() ? "before the first step" : steps.getFirst();
    }
}
