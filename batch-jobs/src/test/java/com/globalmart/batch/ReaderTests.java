package com.globalmart.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A reader that looks at all views every 100 ms, through nights of which one is killed and restarted, one stops at the gate and is
 * released, and one is discarded, sees only what was published (P8).
 */
@NightlyTest
class ReaderTests {

    private static final LocalDate FIRST = LocalDate.parse("2026-03-12");

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final Faults faults = new Faults();
    private final Shop shop = new Shop();
    private final JdbcTemplate reader = Databases.as(Database.WAREHOUSE, "bi_reader");
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private int delivered;

    @AfterEach
    void mend() {
        faults.close();
    }

    @Test
    void seesOnlyWhatWasPublished() throws Exception {
        Shop.startOver(landing, FIRST.plusDays(2));
        var published = ConcurrentHashMap.<String>newKeySet();
        published.add(look());
        try (var polling = Executors.newSingleThreadScheduledExecutor()) {
            polling.scheduleAtFixedRate(() -> seen.add(look()), 0, 100, TimeUnit.MILLISECONDS);

            deliverAQuarter();
            assertThat(operators.run("nightly", FIRST)).isEqualTo("COMPLETED");
            published.add(look());

            deliverAQuarter();
            killANight(FIRST.plusDays(1));
            published.add(look());

            deliverAQuarter();
            StoppedLoad.ofNight(FIRST.plusDays(2));
            assertThat(look()).isIn(published);
            operators.outcome(StoppedLoad.release("chief", "known"));
            assertThat(operators.awaitEnd(operators.lastExecution())).isEqualTo("COMPLETED");
            published.add(look());

            deliverAQuarter();
            StoppedLoad.ofNight(FIRST.plusDays(3));
            assertThat(operators.run("discard")).isEqualTo("COMPLETED");
            assertThat(look()).isIn(published);
            assertThat(operators.run("nightly", FIRST.plusDays(3))).isEqualTo("COMPLETED");
            published.add(look());
            Thread.sleep(200); // it looks once more
        }

        assertThat(seen).isEqualTo(published);
        assertThat(published).as("the empty warehouse, and one state a night").hasSize(5);
    }

    private String look() {
        return reader.queryForObject(Fingerprint.digestOfWhatReadersSee(), String.class);
    }

    private void deliverAQuarter() {
        shop.deliver(landing, delivered, delivered + shop.size() / 4);
        delivered += shop.size() / 4;
    }

    /** By SIGKILL in the middle of its sales; the node of this test finds that and goes on. */
    private void killANight(LocalDate day) throws Exception {
        faults.gateAtRow("warehouse.fact_sales", 5);
        try (var gate = Faults.shutGate();
                var node = NodeProcess.runNight(day)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                node.requireAlive();
                return faults.isSomebodyAtTheGate();
            });
            node.kill();
        }
        var killed = operators.lastExecution();
        warehouse.update(
                "update ops.execution_lease set expires_at = now() - interval '1 second' where job_execution_id = ?",
                killed);
        operators.awaitStatus(killed, "FAILED");
        await().atMost(Duration.ofSeconds(60)).until(() -> operators.lastExecution() > killed);
        assertThat(operators.awaitEnd(operators.lastExecution())).isEqualTo("COMPLETED");
        faults.close();
        Invariants.assertHold();
    }
}
