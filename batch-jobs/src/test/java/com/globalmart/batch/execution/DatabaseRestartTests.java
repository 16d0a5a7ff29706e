package com.globalmart.batch.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Faults;
import com.globalmart.batch.Fingerprint;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.Shop;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import com.globalmart.embedded.PostgresServer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database is restarted under a night that is in the middle of a chunk of the facts: the night goes on (B3). */
@NightlyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseRestartTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    /** For half a second pools hand out what was given back without looking whether it lives; this server is back sooner. */
    private static final long WITHOUT_LOOK_MS = 600;

    /** How the server ends: connections are ended first, or everything at once. */
    private enum Restart {
        FAST(PostgresServer::close),
        IMMEDIATE(PostgresServer::crash);

        private final Consumer<PostgresServer> end;

        Restart(Consumer<PostgresServer> end) {
            this.end = end;
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

    /** Each once, with {@code -Dsoak=true} ten times. */
    static Stream<Restart> restarts() {
        return Stream.generate(() -> Restart.values())
                .limit(Boolean.getBoolean("soak") ? 10 : 1)
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("restarts")
    void underAChunkOfTheFacts(Restart restart) throws Exception {
        faults.gate("warehouse.fact_product_views", "new.log_offset >= 30");
        long execution;
        try (var gate = Faults.shutGate()) {
            execution = operators.launch("nightly", Map.of("businessDate", DAY.toString()));
            await().until(faults::isSomebodyAtTheGate);

            Databases.restart(restart.end);
        }

        assertThat(operators.awaitEnd(execution)).isEqualTo("FAILED");
        assertThat(warehouse.queryForList("select distinct status from ops.batch_step_execution", String.class))
                .containsExactlyInAnyOrder("COMPLETED", "FAILED");
        assertThat(operators.message(execution))
                .contains("step loadProductViews")
                .doesNotContain(": null");

        Thread.sleep(WITHOUT_LOOK_MS);
        assertThat(operators.restart(execution)).isEqualTo("COMPLETED");

        assertThat(Fingerprint.ofWarehouse()).isEqualTo(undisturbed);
        Invariants.assertHold();
    }
}
