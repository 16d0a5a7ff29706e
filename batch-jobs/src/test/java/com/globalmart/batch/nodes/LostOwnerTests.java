package com.globalmart.batch.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Faults;
import com.globalmart.batch.Fingerprint;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NodeProcess;
import com.globalmart.batch.Operators;
import com.globalmart.batch.Shop;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.JdbcTemplate;

/** The node that runs a night dies or freezes; the other one goes on with it, and the data are as if nothing had been. */
@TwoNodesTest
class LostOwnerTests {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final LocalDate DAY = LocalDate.parse("2026-03-14");
    private static final Duration RECOVERED_WITHIN = Duration.ofSeconds(60);

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final Shop shop = new Shop();
    private final Faults faults = new Faults();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private List<String> undisturbed = List.of();
    private TwoNodes nodes;

    @BeforeAll
    void aNightThatNothingDisturbs() throws IOException {
        nodes = TwoNodes.running();
        land();
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
        undisturbed = Fingerprint.ofWarehouse();
    }

    @BeforeEach
    void land() throws IOException {
        nodes = TwoNodes.running();
        Shop.startOver(landing, DAY);
        shop.deliver(landing);
    }

    @AfterEach
    void mend() {
        faults.close();
    }

    /** At random moments of the night, 20 times. */
    @Test
    @EnabledIfSystemProperty(named = "soak", matches = "true") // KilledNodeTests kills one that runs a night always
    void aKilledOwnerIsReplacedWithinAMinute() throws Exception {
        long seed = System.nanoTime();
        System.out.printf("kills: seed %d%n", seed);
        var random = new Random(seed);
        for (int kills = 0; kills < 20; ) {
            land();
            var killed = launchNight();
            var owner = nodes.ownerOf(killed);
            Thread.sleep(random.nextInt(1500));
            owner.kill();
            if (operators.status(killed).equals("COMPLETED")) {
                continue; // too late
            }
            kills++;
            var seconds = awaitRecovery(killed);
            System.out.printf("kill %d: gone on with after %.1f s%n", kills, seconds);
            assertThat(operators.message(killed)).startsWith("The node that ran this execution");
            assertIsAsUndisturbed();
        }
    }

    /** Facts are written and not published when it dies (B24); before it is missed, somebody stops it in vain (B9). */
    @Test
    void whatWasNotPublishedIsPublishedOnceAndAStopSaysThatTheNodeIsGone() throws Exception {
        faults.gate("warehouse.dim_customers", "new.user_id = 'user-7'");
        long killed;
        try (var gate = Faults.shutGate()) {
            killed = launchNight();
            await().atMost(Duration.ofSeconds(60)).until(faults::isSomebodyAtTheGate);
            assertThat(published()).isZero();
            nodes.ownerOf(killed).kill();
        }
        faults.close();
        assertThat(published()).isZero();
        assertThat(operators.outcome(about("recover", killed)))
                .as("its lease has not run out yet")
                .startsWith("REFUSED");
        awaitRecovery(killed);
        assertThat(published()).isEqualTo(1);
        assertIsAsUndisturbed();

        land();
        landing.salesBehind(1); // the night waits for them
        var waiting = launchNight();
        var owner = nodes.ownerOf(waiting);
        owner.kill();
        warehouse.update("update ops.execution_lease set expires_at = now() - interval '1 second'");
        var stopped = operators.outcome(about("stop", waiting));
        if (stopped.startsWith("DONE")) { // otherwise the other node was faster
            assertThat(stopped).contains("its node ").contains(" is gone; it is STOPPED once it is taken over");
            operators.awaitStatus(waiting, "STOPPED");
        }
    }

    /** It is taken over while it is frozen in the middle of a chunk; thawed, it finds that and writes nothing (B10, S3). */
    @Test
    void aThawedOwnerWritesNothing() throws Exception {
        faults.gate("warehouse.fact_sales", "new.line_number = 1");
        long frozen;
        NodeProcess owner;
        try (var gate = Faults.shutGate()) {
            frozen = launchNight();
            await().atMost(Duration.ofSeconds(60)).until(faults::isSomebodyAtTheGate);
            owner = nodes.ownerOf(frozen);
            owner.freeze();
            assertThat(operators.outcome(about("recover", frozen)))
                    .startsWith("REFUSED")
                    .endsWith("its owner renews its lease");
        }
        try {
            var seconds = awaitRecovery(frozen);
            System.out.printf("frozen: gone on with after %.1f s%n", seconds);
            Thread.sleep(Duration.ofSeconds(SOAK ? 60 - Math.min(60, (long) seconds) : 1));
        } finally {
            owner.thaw();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> owner.log().contains("lease lost") || owner.log().contains("terminating connection"));
        Thread.sleep(Duration.ofSeconds(3)); // if it wrote anything, it would do so now
        assertThat(operators.status(frozen)).isEqualTo("FAILED");
        assertThat(operators.lastExecution()).isEqualTo(frozen + 1);
        assertIsAsUndisturbed();
        assertThat(owner.isAlive()).isTrue();
    }

    /** On a signal it drains what it runs, and the other one goes on. */
    @Test
    void aNodeThatEndsHandsOver() throws Exception {
        landing.salesBehind(1);
        var drained = launchNight();
        var owner = nodes.ownerOf(drained);

        owner.terminate();

        assertThat(operators.status(drained)).isEqualTo("STOPPED");
        landing.salesAreThere();
        await().atMost(RECOVERED_WITHIN).until(() -> operators.lastExecution() > drained);
        assertThat(operators.awaitEnd(operators.lastExecution())).isEqualTo("COMPLETED");
        assertIsAsUndisturbed();
    }

    private long launchNight() {
        return operators.launch("nightly", Map.of("businessDate", DAY.toString()));
    }

    /** Waits until another execution has completed what this one began; returns the seconds until it was begun. */
    private double awaitRecovery(long lost) {
        var since = System.nanoTime();
        await().atMost(RECOVERED_WITHIN).until(() -> operators.lastExecution() > lost);
        var seconds = (System.nanoTime() - since) / 1e9;
        assertThat(operators.status(lost)).isEqualTo("FAILED");
        assertThat(operators.awaitEnd(operators.lastExecution())).isEqualTo("COMPLETED");
        return seconds;
    }

    private void assertIsAsUndisturbed() {
        assertThat(Fingerprint.ofWarehouse()).isEqualTo(undisturbed);
        Invariants.assertHold();
    }

    private long published() {
        return warehouse.queryForObject("select count(*) from warehouse.load where status = 'PUBLISHED'", Long.class);
    }

    private long about(String kind, long execution) {
        return operators.request(kind, Map.of("execution", Long.toString(execution)));
    }
}
