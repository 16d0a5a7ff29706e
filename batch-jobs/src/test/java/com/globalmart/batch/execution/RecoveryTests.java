package com.globalmart.batch.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.load.PlanParameters;
import com.globalmart.db.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a dead node left is found, taken over, marked with the reason, and gone on with. */
@NightlyTest
class RecoveryTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    @Autowired
    private JobRepository jobRepository;

    @Autowired
    private Leases leases;

    @Autowired
    private Recovery recovery;

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    @BeforeEach
    @AfterEach
    void reset() {
        warehouse.execute("update ops.batch_job_execution set status = 'FAILED' where status = 'UNKNOWN'");
        landing.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTING", "STARTED", "UNKNOWN"})
    void anExecutionWhoseLeaseHasRunOutFailsAndIsRestartedByItself(String status) {
        var orphan = orphan(status);
        lease(orphan, "-1 second");

        awaitFailure(orphan);

        assertThat(operators.message(orphan))
                .startsWith("The node that ran this execution (dead-node) stopped renewing its lease; taken over by")
                .contains("It was %s; the lease ran out at ".formatted(status))
                .endsWith(", and no transaction holds it.");
        await().atMost(Duration.ofSeconds(30)).until(() -> operators.lastExecution() > orphan);
        assertThat(operators.awaitEnd(operators.lastExecution())).isEqualTo("COMPLETED");
        assertThat(warehouse.queryForList("select requested_by from ops.request where kind = 'restart'", String.class))
                .containsExactly("recovery");
    }

    @Test
    void anExecutionThatNeverGotALeaseIsFoundToo() {
        var orphan = orphan("STARTING");
        warehouse.update("delete from ops.execution_lease");

        awaitFailure(orphan);

        assertThat(operators.message(orphan))
                .startsWith(
                        "Its end could not be written, or its beginning: it was STARTING and nobody held a lease of it");
    }

    @Test
    void anOwnerThatRenewsIsNotDeclaredDead() {
        var orphan = orphan("STARTED");

        recovery.recoverOrphans();

        assertThat(operators.outcome(operators.request("recover", Map.of("execution", Long.toString(orphan)))))
                .startsWith("REFUSED execution %d is not recovered".formatted(orphan))
                .endsWith("its owner renews its lease");
        assertThat(operators.status(orphan)).isEqualTo("STARTED");
        end(orphan);
    }

    @Test
    void anExecutionThatWasAskedToStopStaysStopped() {
        var orphan = orphan("STOPPING");
        lease(orphan, "-1 second");

        operators.awaitStatus(orphan, "STOPPED");

        assertThat(warehouse.queryForObject("select count(*) from ops.request", Long.class))
                .isZero();
    }

    @Test
    void anExecutionThatLosesItsNodeAgainAndAgainIsNotRestartedForEver() {
        var orphan = orphan("STARTED");
        for (int earlier = 1; earlier <= 3; earlier++) {
            warehouse.update("""
                    insert into ops.batch_job_execution (job_execution_id, version, job_instance_id, create_time, status)
                    select ?, 0, job_instance_id, create_time, 'FAILED'
                    from ops.batch_job_execution where job_execution_id = ?
                    """, -earlier, orphan);
            warehouse.update("""
                    insert into ops.request (kind, parameters, requested_by, idempotency_key, state)
                    values ('restart', jsonb_build_object('execution', ?::text), 'recovery', 'recovery-' || ?, 'DONE')
                    """, -earlier, -earlier);
        }
        lease(orphan, "-1 second");

        awaitFailure(orphan);

        assertThat(warehouse.queryForObject("select count(*) from ops.request where state <> 'DONE'", Long.class))
                .isZero();
    }

    /** A frozen process holds its lease in the middle of a chunk: its backends are ended. */
    @Test
    void aFrozenOwnerCannotKeepItsExecution() throws SQLException {
        var orphan = orphan("STARTED");
        try (var frozen = Databases.connection(Database.WAREHOUSE, "batch_runner");
                var statement = frozen.createStatement()) {
            frozen.setAutoCommit(false);
            statement.execute(
                    "select from ops.execution_lease where job_execution_id = %d for key share".formatted(orphan));
            lease(orphan, "-1 second");

            awaitFailure(orphan);

            assertThat(frozen.isValid(1)).isFalse();
        }
    }

    /** As when the database was away while an execution wanted to write its end. */
    @Test
    void aLeaseIsNotRenewedWhenItsThreadIsDead() throws InterruptedException {
        var orphan = orphan("STARTING");
        warehouse.update("update ops.batch_job_execution set create_time = now() at time zone 'UTC'");
        warehouse.update("delete from ops.execution_lease");
        var thread = new Thread(() -> leases.acquire(orphan));
        thread.start();
        thread.join();
        warehouse.update("update ops.execution_lease set expires_at = now() - interval '1 second'");

        leases.renew();

        assertThat(leases.executions()).doesNotContain(orphan);
        awaitFailure(orphan);
    }

    private void awaitFailure(long execution) {
        operators.awaitStatus(execution, "FAILED");
    }

    private void end(long execution) {
        warehouse.update("update ops.batch_job_execution set status = 'FAILED' where job_execution_id = ?", execution);
    }

    /** An execution of the night that was made a minute ago and that nobody runs. */
    private long orphan(String status) {
        var parameters = new PlanParameters(DAY, 1).toJobParameters();
        var instance = jobRepository.createJobInstance("nightly", parameters);
        var execution = jobRepository
                .createJobExecution(instance, parameters, new ExecutionContext())
                .getId();
        lease(execution, "1 minute"); // nobody may find it before its test is ready
        warehouse.update(
                "update ops.batch_job_execution set status = ?, create_time = create_time - interval '1 minute' where job_execution_id = ?",
                status,
                execution);
        return execution;
    }

    private void lease(long execution, String expiresIn) {
        warehouse.update("""
                insert into ops.execution_lease (job_execution_id, epoch, node_id, expires_at)
                values (?, 1, 'dead-node', now() + ?::interval)
                on conflict (job_execution_id) do update set expires_at = excluded.expires_at
                """, execution, expiresIn);
    }
}
