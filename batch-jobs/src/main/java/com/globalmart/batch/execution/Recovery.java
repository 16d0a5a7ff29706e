package com.globalmart.batch.execution;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds executions whose owner is dead (its lease ran out), or whose end could not be written (UNKNOWN), takes them over, marks
 * them FAILED with that reason, and requests their restart, up to three times an instance, each time later. One that was asked
 * to stop becomes STOPPED and stays so.
 */
@Repository
public class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);
    private static final int RESTARTS = 3;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    private record Orphan(long executionId, long instanceId, String jobName, String status, String owner) {

        boolean wasAskedToStop() {
            return status.equals("STOPPING");
        }
    }

    private final JdbcClient warehouse;
    private final TransactionTemplate transaction;
    private final Takeover takeover;
    private final Restarts restarts;
    private final Node node;

    Recovery(JdbcClient warehouse, TransactionTemplate transaction, Takeover takeover, Restarts restarts, Node node) {
        this.warehouse = warehouse;
        this.transaction = transaction;
        this.takeover = takeover;
        this.restarts = restarts;
        this.node = node;
    }

    @Scheduled(fixedDelayString = "${globalmart.execution.recovery:5s}")
    void recoverOrphans() {
        for (var orphan : orphans()) {
            transaction.executeWithoutResult(status -> recover(orphan));
        }
    }

    /**
     * Takes one execution from its owner now.
     *
     * @throws RefusedException when it does not run, or its owner is alive
     */
    public void recover(long executionId) {
        var orphan = orphans().stream()
                .filter(found -> found.executionId() == executionId)
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "execution %d is not recovered: it does not run, or its owner renews its lease"
                                .formatted(executionId)));
        transaction.executeWithoutResult(status -> recover(orphan));
    }

    /** Active executions without a living owner; one that was just made has not got its lease yet. */
    private List<Orphan> orphans() {
        return warehouse
                .sql("""
                        select e.job_execution_id, e.job_instance_id, i.job_name, e.status, coalesce(l.node_id, 'none') as owner
                        from ops.batch_job_execution e
                        join ops.batch_job_instance i using (job_instance_id)
                        left join ops.execution_lease l using (job_execution_id)
                        where e.status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
                          and coalesce(l.expires_at, e.create_time at time zone 'UTC' + interval '20 seconds') < now()
                        order by e.job_execution_id
                        """)
                .query((row, number) -> new Orphan(
                        row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5)))
                .list();
    }

    private void recover(Orphan orphan) {
        if (!takeover.take(orphan.executionId())) {
            return; // somebody else did, or its owner came back in time
        }
        var reason = "The node that ran this execution (%s) stopped renewing its lease; taken over by %s."
                .formatted(orphan.owner(), node.id());
        end("batch_step_execution", orphan, reason);
        if (end("batch_job_execution", orphan, reason) == 0) {
            return; // it has ended meanwhile
        }
        if (orphan.wasAskedToStop()) {
            log.warn(
                    "{} execution {} was asked to stop and lost its node {}; it is STOPPED",
                    orphan.jobName(),
                    orphan.executionId(),
                    orphan.owner());
            return;
        }
        requestRestart(orphan, reason);
    }

    private void requestRestart(Orphan orphan, String reason) {
        var failures =
                warehouse.sql("""
                        select count(*) from ops.batch_job_execution
                        where job_instance_id = ? and exit_message like 'The node that ran this execution%'
                        """).param(orphan.instanceId()).query(Long.class).single();
        if (failures > RESTARTS) {
            log.error(
                    "{} execution {} lost its node for the {}th time; it is not restarted again, look at what kills its nodes",
                    orphan.jobName(),
                    orphan.executionId(),
                    failures);
            return;
        }
        log.warn(
                "{} execution {} lost its node {}; restarting it",
                orphan.jobName(),
                orphan.executionId(),
                orphan.owner());
        var delay = FIRST_DELAY.multipliedBy(1L << (2 * (failures - 1))); // 1 s, 4 s, 16 s
        restarts.request(orphan.executionId(), "recovery", reason, delay);
    }

    private int end(String table, Orphan orphan, String reason) {
        return warehouse
                .sql("""
                        update ops.%s
                        set status = :status, exit_code = :status, exit_message = :reason,
                            start_time = coalesce(start_time, create_time), end_time = now() at time zone 'UTC',
                            last_updated = now() at time zone 'UTC', version = version + 1
                        where job_execution_id = :execution and status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
                        """.formatted(table))
                .param("status", orphan.wasAskedToStop() ? "STOPPED" : "FAILED")
                .param("reason", reason)
                .param("execution", orphan.executionId())
                .update();
    }
}
