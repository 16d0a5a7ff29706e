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
import com.globalmart.batch.load.PlanParameters;
import com.globalmart.db.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Starting, stopping and owning executions. */
@NightlyTest
class ExecutionsTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    @Autowired
    private Executions executions;

    @Autowired
    private DrainAtShutdown drain;

    @Autowired
    private JobRepository jobRepository;

    @Autowired
    private MeterRegistry meters;

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final Faults faults = new Faults();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    @BeforeEach
    void reset() {
        Shop.startOver(landing, DAY);
    }

    @AfterEach
    void mend() {
        faults.close();
    }

    @Test
    void aStopTakesEffectAfterTheCurrentChunksAndARestartGoesOn() throws SQLException {
        var shop = new Shop();
        shop.deliver(landing, 0, shop.size());
        operators.run("nightly", DAY);
        var undisturbed = Fingerprint.ofWarehouse();
        reset();
        shop.deliver(landing, 0, shop.size());
        faults.gate("warehouse.fact_product_views", "new.log_offset >= 30");
        long execution;
        try (var gate = Faults.shutGate()) {
            execution = launchNight();
            await().until(faults::isSomebodyAtTheGate);

            operators.stop(execution);

            assertThat(operators.status(execution)).isEqualTo("STOPPING");
        }
        operators.awaitStatus(execution, "STOPPED");
        assertThat(warehouse.queryForObject("select count(*) from warehouse.fact_product_views", Long.class))
                .as("the chunk at the gate has been committed, others have not been begun")
                .isBetween(8L, 60L);
        assertThat(operators.restart(execution)).isEqualTo("COMPLETED");
        assertThat(Fingerprint.ofWarehouse()).isEqualTo(undisturbed);
    }

    @Test
    void aSecondLaunchWhileTheFirstRunsIsRefused() {
        landing.salesBehind(1);
        var execution = launchNight();

        assertThat(operators.outcome(
                        operators.request("launch", Map.of("job", "nightly", "businessDate", DAY.toString()))))
                .startsWith(
                        "REFUSED nightly (attempt 1, businessDate 2026-03-14) is already running: execution %d on node "
                                .formatted(execution))
                .contains(", START")
                .endsWith(" UTC");
        assertThat(operators.outcome(operators.request("restart", Map.of("execution", Long.toString(execution)))))
                .startsWith("REFUSED nightly is already running: execution %d on node ".formatted(execution));

        operators.stop(execution);
        assertThat(operators.awaitEnd(execution)).isEqualTo("STOPPED");
        assertThat(operators.outcome(operators.request("stop", Map.of("execution", Long.toString(execution)))))
                .isEqualTo("REFUSED execution %d is STOPPED, it does not run".formatted(execution));
    }

    @Test
    void anExecutionThatHasBeenGoneOnWithIsNotRestarted() {
        landing.salesBehind(1);
        var first = launchNight();
        operators.stop(first);
        operators.awaitEnd(first);
        operators.outcome(about("restart", first));
        var second = operators.lastExecution();
        operators.stop(second);
        assertThat(operators.awaitEnd(second)).isEqualTo("STOPPED");

        assertThat(operators.outcome(about("restart", first)))
                .startsWith("REFUSED execution %d has been gone on with: execution %d, STOPPED since "
                        .formatted(first, second));
    }

    /** As where a node dies after it has started the execution and before it could say so. */
    @Test
    void aRequestThatIsTakenAgainStartsNothingTwice() {
        var request = operators.request("launch", Map.of("job", "reference"));
        assertThat(operators.outcome(request)).startsWith("DONE");
        var started = operators.lastExecution();
        warehouse.update(
                "update ops.request set state = 'OPEN', outcome = null, job_execution_id = null where request_id = ?",
                request);

        assertThat(operators.outcome(request)).isEqualTo("DONE execution %d of reference started".formatted(started));
        assertThat(operators.lastExecution()).isEqualTo(started);
        operators.awaitEnd(started);
    }

    @Test
    void whatIsAbandonedIsNeverStartedAgain() {
        landing.salesBehind(1);
        var execution = launchNight();
        assertThat(operators.outcome(about("abandon", execution)))
                .startsWith("REFUSED execution %d is START".formatted(execution))
                .endsWith("only FAILED and STOPPED executions are abandoned");
        operators.stop(execution);
        assertThat(operators.awaitEnd(execution)).isEqualTo("STOPPED");

        assertThat(operators.outcome(about("abandon", execution)))
                .isEqualTo("DONE execution %d is given up".formatted(execution));

        assertThat(operators.status(execution)).isEqualTo("ABANDONED");
        assertThat(operators.outcome(about("restart", execution))).startsWith("REFUSED");
        assertThat(operators.outcome(
                        operators.request("launch", Map.of("job", "nightly", "businessDate", DAY.toString()))))
                .startsWith(
                        "REFUSED nightly (attempt 1, businessDate 2026-03-14) is already complete: execution %d, ABANDONED"
                                .formatted(execution));
    }

    private long about(String kind, long execution) {
        return operators.request(kind, Map.of("execution", Long.toString(execution)));
    }

    @Test
    void whatNobodyKnowsIsRefused() {
        assertThat(operators.outcome(operators.request("restart", Map.of("execution", "987654321"))))
                .isEqualTo("REFUSED no execution 987654321");
        assertThat(operators.outcome(operators.request("restart", Map.of("execution", "mine"))))
                .isEqualTo("REFUSED execution is \"mine\", expected a number");
        assertThat(operators.outcome(operators.request("stop", Map.of())))
                .isEqualTo("REFUSED the request does not say which execution");
        assertThat(operators.outcome(
                        operators.request("launch", Map.of("job", "nightly", "bussinessDate", "2026-03-14"))))
                .isEqualTo("REFUSED job nightly has no parameter \"bussinessDate\", known: attempt, businessDate");
        assertThat(operators.outcome(operators.request("launch", Map.of("job", "nightly"))))
                .startsWith("REFUSED job nightly needs the parameter \"businessDate\"");
    }

    @Test // one that could not be read would be tried for ever, and keep all others waiting
    void aRequestThatIsNoRequestIsRefused() {
        assertThat(operators.outcome(operators.request("launch", "{\"job\": {\"name\": [1, null]}}")))
                .startsWith("REFUSED no job named \"{\"name\":[1,null]}\"");
        assertThat(operators.outcome(operators.request("launch", "[]")))
                .isEqualTo("REFUSED the request does not say which job");
        assertThat(operators.outcome(operators.request("launch", "{\"job\": \"plan\", \"businessDate\": null}")))
                .startsWith("REFUSED businessDate is \"\"");
    }

    @Test
    void ofTwoLaunchesAtOnceOneIsRefused() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 5; round++) {
                var barrier = new CyclicBarrier(4);
                var day = DAY.minusDays(round).toString();
                var launches = IntStream.range(0, 4)
                        .mapToObj(thread -> threads.submit(() -> {
                            barrier.await();
                            return executions.launch("plan", Map.of("businessDate", day));
                        }))
                        .toList();

                var started =
                        launches.stream().filter(ExecutionsTests::succeeded).toList();

                assertThat(started).hasSize(1);
                operators.awaitEnd(started.getFirst().get());
                warehouse.execute("update warehouse.load set status = 'DISCARDED', discarded_at = now()");
            }
        }
        assertThat(warehouse.queryForList(
                        "select count(*) from ops.batch_job_execution group by job_instance_id", Long.class))
                .containsExactly(1L, 1L, 1L, 1L, 1L);
    }

    @Test // a node that dies there would leave a night that nobody can ever run
    void anInstanceWithoutAnExecutionDoesNotKeepItsNightFromRunning() {
        jobRepository.createJobInstance("nightly", new PlanParameters(DAY, 1).toJobParameters());

        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
    }

    @Test
    void nightsThatAreRequestedTogetherRunOneAfterTheOther() {
        var nights = List.of(DAY, DAY.plusDays(1), DAY.plusDays(2)).stream()
                .map(day -> operators.request("launch", Map.of("job", "nightly", "businessDate", day.toString())))
                .toList();
        nights.forEach(request -> assertThat(operators.outcome(request)).startsWith("DONE"));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> warehouse.queryForObject(
                                "select count(*) from ops.batch_job_execution where status in ('COMPLETED', 'FAILED')",
                                Long.class)
                        == 3);

        assertThat(warehouse.queryForList(
                        "select business_date || ' ' || status from warehouse.load order by load_id", String.class))
                .containsExactly("2026-03-14 PUBLISHED", "2026-03-15 PUBLISHED", "2026-03-16 PUBLISHED");
    }

    @Test
    void anOwnerThatLostItsLeaseWritesNothingMore() {
        var shop = new Shop();
        shop.deliver(landing, 0, shop.size());
        faults.takeOver("warehouse.fact_product_views", "new.log_offset = 20");
        var lost = meters.get("globalmart.leases.lost").counter();
        var before = lost.count();

        assertThat(operators.awaitEnd(launchNight())).isEqualTo("FAILED");

        assertThat(operators.message(operators.lastExecution()))
                .contains("loadProductViews")
                .contains("lease lost: node")
                .contains("nothing of this chunk is written");
        assertThat(lost.count()).isEqualTo(before + 1);
        assertThat(warehouse.queryForObject("select max(log_offset) from warehouse.fact_product_views", Long.class))
                .as("the chunk in whose transaction it was taken over is the last one")
                .isBetween(20L, 27L);
        assertThat(warehouse.queryForObject("select count(*) from warehouse.fact_sales", Long.class))
                .isZero();
    }

    @Test
    void whatANodeStopsAtItsEndIsRestarted() {
        landing.salesBehind(1);
        var execution = launchNight();
        operators.awaitStatus(execution, "STARTED");

        drain.stop();

        assertThat(operators.status(execution)).isEqualTo("STOPPED");
        await().until(() -> operators.lastExecution() > execution);
        landing.salesBehind(0);
        assertThat(operators.awaitEnd(operators.lastExecution())).isEqualTo("COMPLETED");
    }

    private long launchNight() {
        return operators.launch("nightly", Map.of("businessDate", DAY.toString()));
    }

    private static boolean succeeded(Future<Long> launch) {
        try {
            launch.get();
            return true;
        } catch (Exception e) {
            assertThat(e).hasCauseInstanceOf(RefusedException.class);
            return false;
        }
    }
}
