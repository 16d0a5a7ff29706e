package com.globalmart.batch.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Faults;
import com.globalmart.batch.Fingerprint;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.NodeProcess;
import com.globalmart.batch.Operators;
import com.globalmart.batch.Shop;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The node that runs a night is killed (SIGKILL) while it loads facts; another one finds that out and goes on (B1). With
 * {@code -Dsoak=true} it is killed in each chunk of each fact, and at each end between a chunk and the job's.
 */
@NightlyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledNodeTests {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final LocalDate DAY = LocalDate.parse("2026-03-14");
    private static final int CHUNK = 7;

    /** When the node is killed: where it waits at the gate that this plants. */
    private record Moment(String name, Consumer<Faults> gate) {

        static Moment inRow(String facts, int row) {
            return new Moment(
                    "row %d of %s".formatted(row, facts), faults -> faults.gateAtRow("warehouse." + facts, row));
        }

        static Moment atTheEndOf(String step) {
            return new Moment(
                    "at the end of " + step,
                    faults -> faults.gateOfChanges(
                            "ops.batch_step_execution",
                            "new.step_name ~ '^%s$' and new.status = 'COMPLETED'".formatted(step)));
        }

        static Moment atTheEndOfTheJob() {
            return new Moment(
                    "at the end of the job",
                    faults -> faults.gateOfChanges("ops.batch_job_execution", "new.status = 'COMPLETED'"));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final Shop shop = new Shop();
    private final Faults faults = new Faults();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private List<String> undisturbed = List.of();

    @BeforeAll
    void aNightThatNothingDisturbs() {
        land();
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
        undisturbed = Fingerprint.ofWarehouse();
    }

    @BeforeEach
    void land() {
        Shop.startOver(landing, DAY);
        shop.deliver(landing);
    }

    @AfterEach
    void mend() {
        faults.close();
    }

    @ParameterizedTest
    @MethodSource("moments")
    void isGoneOnWithByAnother(Moment moment) throws Exception {
        moment.gate().accept(faults);
        try (var gate = Faults.shutGate();
                var node = NodeProcess.runNight(DAY)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                node.requireAlive();
                return faults.isSomebodyAtTheGate();
            });
            node.kill();
        }
        var killed = operators.lastExecution();
        letItsLeaseRunOut(killed);

        operators.awaitStatus(killed, "FAILED");
        await().atMost(Duration.ofSeconds(60)).until(() -> operators.lastExecution() > killed);
        assertThat(operators.awaitEnd(operators.lastExecution())).isEqualTo("COMPLETED");

        assertThat(operators.message(killed)).startsWith("The node that ran this execution");
        assertThat(Fingerprint.ofWarehouse()).isEqualTo(undisturbed);
        Invariants.assertHold();
    }

    List<Moment> moments() {
        if (!SOAK) {
            return List.of(Moment.inRow("fact_product_views", 10), Moment.atTheEndOf("publishLoad"));
        }
        var moments = new ArrayList<Moment>();
        for (var facts : List.of("fact_product_views", "fact_cart_events", "fact_sales")) {
            int rows = warehouse.queryForObject("select count(*) from warehouse." + facts, Integer.class);
            for (int row = 3; row <= rows; row += CHUNK) {
                moments.add(Moment.inRow(facts, row));
            }
        }
        for (var step : List.of(
                "loadProductViewsRange:.*", "loadProductViews", "loadSalesRange:.*", "loadSales", "publishLoad")) {
            moments.add(Moment.atTheEndOf(step));
        }
        moments.add(Moment.atTheEndOfTheJob());
        return moments;
    }

    /** As if its 20 seconds had gone by. */
    private void letItsLeaseRunOut(long execution) {
        warehouse.update(
                "update ops.execution_lease set expires_at = now() - interval '1 second' where job_execution_id = ?",
                execution);
    }
}
