package com.globalmart.batch.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Faults;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.StoppedLoad;
import com.globalmart.batch.load.PlanParameters;
import com.globalmart.db.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is wrong is a row from when it is found until it is over. */
@NightlyTest
class ProblemsTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private JobRepository jobRepository;

    @Autowired
    private DeadNodes deadNodes;

    @Autowired
    private MeterRegistry meters;

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    @BeforeEach
    @AfterEach
    void reset() {
        landing.reset();
        warehouse.update("delete from ops.node where host = 'gone'");
    }

    @Test
    void aNightThatFailsAgainIsTheSameProblemUntilItCompletes() {
        try (var faults = new Faults()) {
            faults.refuse("warehouse.load", "true");
            assertThat(operators.run("nightly", DAY)).isEqualTo("FAILED");
            var first = operators.lastExecution();
            awaitOpen("execution_failed nightly 2026-03-14");
            assertThat(sentence())
                    .startsWith("nightly 2026-03-14 failed (execution %d): step openLoad: ".formatted(first))
                    .contains("planted: refused")
                    .endsWith("mend it, then ./globalmart restart %d.".formatted(first));
            await().atMost(PATIENCE)
                    .until(() -> meters.get("globalmart.problems.open")
                                    .tag("kind", "execution_failed")
                                    .gauge()
                                    .value()
                            == 1);

            assertThat(operators.restart(first)).isEqualTo("FAILED");
            await().atMost(PATIENCE)
                    .until(() -> sentence().endsWith("./globalmart restart %d.".formatted(operators.lastExecution())));
        }

        assertThat(operators.restart(operators.lastExecution())).isEqualTo("COMPLETED");

        awaitOpen();
        assertThat(all()).containsExactly("execution_failed nightly 2026-03-14");
    }

    @Test
    void whileARestartIsAskedForNothingIsDecided() {
        var execution = failed("nightly", new PlanParameters(DAY, 1).toJobParameters(), "step plan: it broke");
        warehouse.update("""
                insert into ops.request (kind, parameters, requested_by, idempotency_key, not_before)
                values ('restart', jsonb_build_object('execution', ?::text), 'test', 'later', now() + interval '1 hour')
                """, Long.toString(execution));
        var other = failed("nightly", new PlanParameters(DAY.plusDays(1), 1).toJobParameters(), "step plan: it broke");

        awaitOpen("execution_failed nightly 2026-03-15");
        warehouse.update("update ops.request set state = 'REFUSED'");
        awaitOpen("execution_failed nightly 2026-03-14", "execution_failed nightly 2026-03-15");

        for (var abandoned : List.of(execution, other)) {
            var request = operators.request("abandon", Map.of("execution", Long.toString(abandoned)));
            assertThat(operators.outcome(request)).startsWith("DONE");
        }
        awaitOpen();
    }

    @Test
    void aNightThatItsGateStopsWaitsForADecision() {
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
        StoppedLoad.ofNight(DAY.plusDays(1));

        awaitOpen("gate_stopped nightly 2026-03-15");
        assertThat(sentence())
                .contains("stands at its gate", "books_add_up", "load release, load repeat or load discard");

        assertThat(operators.run("discard")).isEqualTo("COMPLETED");
        awaitOpen();
        assertThat(all()).containsExactly("gate_stopped nightly 2026-03-15");
    }

    @Test
    void anExecutionThatLosesItsNodeIsANotice() {
        var before = meters.get("globalmart.executions.recovered").counter().count();
        var parameters = new PlanParameters(DAY, 1).toJobParameters();
        var orphan = execution("nightly", parameters);
        warehouse.update("""
                insert into ops.execution_lease (job_execution_id, epoch, node_id, expires_at)
                values (?, 1, 'dead-node', now() - interval '1 second')
                """, orphan);

        await().atMost(PATIENCE).until(() -> !all().isEmpty());
        await().atMost(Duration.ofSeconds(60)).until(() -> operators.lastExecution() > orphan);
        assertThat(operators.awaitEnd(operators.lastExecution())).isEqualTo("COMPLETED");

        assertThat(all()).containsExactly("execution_recovered nightly execution %d".formatted(orphan));
        assertThat(sentence())
                .contains("The node that ran this execution (dead-node) stopped renewing its lease")
                .endsWith("It is gone on with by itself: there is nothing to do.");
        assertThat(open()).isEmpty();
        assertThat(meters.get("globalmart.executions.recovered").counter().count())
                .isEqualTo(before + 1);
    }

    @Test
    void aNodeThatDiesIsMissedUntilAnotherIsStarted() {
        warehouse.update("update ops.node set started_at = now() - interval '1 hour'");
        warehouse.update("""
                insert into ops.node (node_id, host, process_id, version, started_at, heartbeat_at, running_executions)
                values ('gone-1-abcd', 'gone', 1, 'x', now() - interval '1 hour', now() - interval '31 seconds', 2),
                       ('alive-2-abcd', 'gone', 2, 'x', now() - interval '1 hour', now() - interval '20 seconds', 0),
                       ('left-3-abcd', 'gone', 3, 'x', now() - interval '1 hour', now() - interval '31 seconds', 0)
                """);
        warehouse.update("update ops.node set stopped_at = heartbeat_at where node_id = 'left-3-abcd'");

        await().atMost(Duration.ofSeconds(60)).until(() -> openOnHostGone().contains("gone-1-abcd"));
        assertThat(openOnHostGone()).containsExactly("gone-1-abcd");
        assertThat(warehouse.queryForObject(
                        "select sentence from ops.problem where subject = 'gone-1-abcd'", String.class))
                .contains("on gone has shown no life since", "ran 2 executions");

        warehouse.update("""
                insert into ops.node (node_id, host, process_id, version) values ('next-4-abcd', 'gone', 4, 'x')
                """);
        await().atMost(PATIENCE).until(() -> openOnHostGone().isEmpty());
    }

    @Test
    void whoeverHasNotBeatenItselfIsSureOfNothing() {
        warehouse.update("""
                insert into ops.node (node_id, host, process_id, version, started_at, heartbeat_at)
                values ('gone-1-abcd', 'gone', 1, 'x', now() - interval '1 hour', now() - interval '31 seconds')
                """);
        warehouse.update("update ops.node set started_at = now() - interval '1 hour'");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> deadNodes.look().stream().anyMatch(Finding::opens));

        warehouse.update("update ops.node set node_id = 'not-' || node_id where host <> 'gone'");
        try {
            assertThat(deadNodes.look())
                    .contains(Finding.undecided(Problem.Kind.NODE_DEAD, "gone-1-abcd"))
                    .noneMatch(Finding::opens);
        } finally {
            warehouse.update("update ops.node set node_id = substr(node_id, 5) where host <> 'gone'");
        }
    }

    @Test
    void noCustomerIsNamed() {
        failed(
                "forget",
                new JobParametersBuilder(new PlanParameters(DAY, 7).toJobParameters())
                        .addString("userId", "USER_00000042")
                        .toJobParameters(),
                "step emptyAttributes: nothing is known of USER_00000042\nUSER_00000042 again");

        awaitOpen("execution_failed forget 2026-03-14 attempt 7");

        assertThat(sentence()).contains("nothing is known of ...").doesNotContain("USER_");
    }

    @Test
    void whatAScheduleAskedForAndWasRefusedIsOneUntilSomebodyLaunchesIt() {
        warehouse.update("""
                insert into ops.request (kind, parameters, requested_by, idempotency_key, state, outcome, finished_at)
                values ('launch', '{"job": "nightly", "businessDate": "2026-03-14"}', 'schedule', 'a-night', 'REFUSED',
                        'could not be carried out', now())
                """);

        awaitOpen("launch_refused nightly 2026-03-14");

        assertThat(sentence())
                .contains("refused: could not be carried out", "./globalmart run nightly --date 2026-03-14");
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
        await().atMost(PATIENCE).until(() -> open().isEmpty());
    }

    @Test
    void ofAJobOfWhichEachRequestIsARunTheNewestCounts() {
        failed("checks", checks("2026-03-15T05:00:00Z"), "step runAllChecks: 1 check found errors");
        awaitOpen("execution_failed checks");
        var next = execution("checks", checks("2026-03-16T05:00:00Z"));
        warehouse.update(
                "update ops.batch_job_execution set status = 'COMPLETED', end_time = create_time where job_execution_id = ?",
                next);

        awaitOpen();
    }

    @Test
    void whatFailedLongAgoOpensNothingAndStaysOpenWhereItIs() {
        failed("nightly", new PlanParameters(DAY, 1).toJobParameters(), "step plan: it broke");
        awaitOpen("execution_failed nightly 2026-03-14");
        failed("nightly", new PlanParameters(DAY.plusDays(1), 1).toJobParameters(), "step plan: it broke");
        awaitOpen("execution_failed nightly 2026-03-14", "execution_failed nightly 2026-03-15");

        warehouse.update("update ops.batch_job_execution set create_time = create_time - interval '8 days'");
        warehouse.update("update ops.problem set closed_at = now() where subject = 'nightly 2026-03-15'");
        failed("reference", checks("2026-03-16T05:00:00Z"), "step takeRates: no such file");

        awaitOpen("execution_failed nightly 2026-03-14", "execution_failed reference");
    }

    @Test
    void metersTellOfThePlatform() {
        await().atMost(PATIENCE).until(() -> Double.isNaN(gauge("globalmart.published.age")));
        var refused = meters.find("globalmart.requests.carried.out").tags("kind", "stop", "outcome", "REFUSED");
        var before = refused.counter() == null ? 0 : refused.counter().count();

        assertThat(operators.outcome(operators.request("stop", Map.of("execution", "987654321"))))
                .startsWith("REFUSED");
        assertThat(refused.counter().count()).isEqualTo(before + 1);

        warehouse.update("""
                insert into ops.request (kind, parameters, requested_by, idempotency_key, requested_at, not_before)
                values ('launch', '{}', 'test', 'later', now() - interval '1 hour', 'infinity')
                """);
        execution("nightly", new PlanParameters(DAY, 1).toJobParameters());
        warehouse.update("update warehouse.published set load_id = 1, published_at = now() - interval '2 hours'");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(gauge("globalmart.requests.open")).isEqualTo(1);
            assertThat(gauge("globalmart.requests.oldest.age")).isBetween(3600.0, 3700.0);
            assertThat(gauge("globalmart.executions.running")).isEqualTo(1);
            assertThat(gauge("globalmart.published.age")).isBetween(7200.0, 7300.0);
            assertThat(gauge("globalmart.nodes.alive")).isGreaterThanOrEqualTo(1);
        });
        warehouse.update("update ops.batch_job_execution set status = 'ABANDONED'");
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private JobParameters checks(String requestedAt) {
        return new JobParametersBuilder()
                .addLocalDate("businessDate", DAY)
                .addString("requestedAt", requestedAt)
                .toJobParameters();
    }

    private long failed(String job, JobParameters parameters, String message) {
        var execution = execution(job, parameters);
        warehouse.update("""
                update ops.batch_job_execution set status = 'FAILED', exit_message = ?, end_time = create_time where job_execution_id = ?
                """, message, execution);
        return execution;
    }

    /** One that nobody runs. */
    private long execution(String job, JobParameters parameters) {
        var instance = jobRepository.createJobInstance(job, parameters);
        return jobRepository
                .createJobExecution(instance, parameters, new ExecutionContext())
                .getId();
    }

    private void awaitOpen(String... problems) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(open()).containsExactly(problems));
    }

    private List<String> open() {
        return warehouse.queryForList("""
                select kind || ' ' || subject from ops.problem where closed_at is null and kind <> 'node_dead' order by 1
                """, String.class);
    }

    private List<String> openOnHostGone() {
        return warehouse.queryForList("""
                select subject from ops.problem
                where closed_at is null and kind = 'node_dead' and subject in (select node_id from ops.node where host = 'gone')
                """, String.class);
    }

    private List<String> all() {
        return warehouse.queryForList(
                "select kind || ' ' || subject from ops.problem where kind <> 'node_dead' order by 1", String.class);
    }

    private String sentence() {
        return warehouse.queryForObject("select sentence from ops.problem where kind <> 'node_dead'", String.class);
    }
}
