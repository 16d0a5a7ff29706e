package com.globalmart.batch.execution;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds executions whose owner is dead (its lease ran out), or whose end could not be written (UNKNOWN), takes them over, marks
 * them FAILED with the evidence, and requests their restart, some times an instance, each time later. One that was asked to stop
 * becomes STOPPED and stays so.
 */
@Repository
public class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    /** How every reason begins that this class gives: it counts them, and others know them by it. */
    public static final String LOST = "The node that ran this execution";

    /** @param expiredAt when its owner's lease ran out; empty where nobody held one */
    private record Orphan(
            long executionId, long instanceId, String jobName, String status, String owner, String expiredAt) {

        boolean wasAskedToStop() {
            return status.equals("STOPPING");
        }

        Orphan withStatus(String now) {
            return new Orphan(executionId, instanceId, jobName, now, owner, expiredAt);
        }

        /** What proves that nothing of it is written any more: raising the lease's epoch waits for every transaction that holds it. */
        String evidence(String by) {
            if (expiredAt.isEmpty()) {
                return "Its end could not be written, or its beginning: it was %s and nobody held a lease of it; taken over by %s."
                        .formatted(status, by);
            }
            return "%s (%s) stopped renewing its lease; taken over by %s. It was %s; the lease ran out at %s, and no transaction holds it."
                    .formatted(LOST, owner, by, status, expiredAt);
        }
    }

    private final JdbcClient warehouse;
    private final TransactionTemplate transaction;
    private final Takeover takeover;
    private final Restarts restarts;
    private final Node node;
    private final RecoveryProperties properties;
    private final Counter recovered;

    Recovery(
            JdbcClient warehouse,
            TransactionTemplate transaction,
            Takeover takeover,
            Restarts restarts,
            Node node,
            RecoveryProperties properties,
            MeterRegistry meters) {
        this.warehouse = warehouse;
        this.transaction = transaction;
        this.takeover = takeover;
        this.restarts = restarts;
        this.node = node;
        this.properties = properties;
        this.recovered = Counter.builder("globalmart.executions.recovered")
                .description("Executions that this node took from an owner that was dead")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${globalmart.execution.recovery:5s}")
    void recoverOrphans() {
        for (var orphan : orphans()) {
            recoverAndCount(orphan);
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
        recoverAndCount(orphan);
    }

    /** Active executions without a living owner; one that was just made has not got its lease yet. */
    private List<Orphan> orphans() {
        return warehouse
                .sql("""
                        select e.job_execution_id, e.job_instance_id, i.job_name, e.status, coalesce(l.node_id, 'none') as owner,
                               coalesce(to_char(l.expires_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'), '')
                        from ops.batch_job_execution e
                        join ops.batch_job_instance i using (job_instance_id)
                        left join ops.execution_lease l using (job_execution_id)
                        where e.status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
                          and coalesce(l.expires_at, e.create_time at time zone 'UTC' + interval '20 seconds') < now()
                        order by e.job_execution_id
                        """)
                .query((row, number) -> new Orphan(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }

    private void recoverAndCount(Orphan orphan) {
        if (Boolean.TRUE.equals(transaction.execute(status -> recover(orphan)))) {
            recovered.increment();
        }
    }

    /** Returns whether it was this node that did. */
    private boolean recover(Orphan found) {
        if (!takeover.take(found.executionId())) {
            return false; // somebody else did, or its owner came back in time
        }
        var orphan = found.withStatus(statusOf(found.executionId()));
        var reason = orphan.evidence(node.id());
        end("batch_step_execution", orphan, reason);
        if (end("batch_job_execution", orphan, reason) == 0) {
            return false; // it has ended meanwhile
        }
        if (orphan.wasAskedToStop()) {
            log.warn(
                    "{} execution {} was asked to stop and lost its node {}; it is STOPPED",
                    orphan.jobName(),
                    orphan.executionId(),
                    orphan.owner());
            return true;
        }
        requestRestart(orphan, reason);
        return true;
    }

    /** As it is now: somebody may have asked it to stop while this node waited for its lease. */
    private String statusOf(long executionId) {
        return warehouse
                .sql("select status from ops.batch_job_execution where job_execution_id = ? for update")
                .param(executionId)
                .query(String.class)
                .single();
    }

    private void requestRestart(Orphan orphan, String reason) {
        var failures = 1 + earlierRestarts(orphan.instanceId());
        if (failures > properties.restarts()) {
            log.error(
                    "{} execution {} lost its node for the {}th time; it is not restarted by itself again: look at what kills its nodes, then restart it",
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
        restarts.request(orphan.executionId(), "recovery", reason, properties.delay(failures));
    }

    private long earlierRestarts(long instanceId) {
        return warehouse.sql("""
                        select count(*) from ops.request r
                        join ops.batch_job_execution e on r.parameters ->> 'execution' = e.job_execution_id::text
                        where e.job_instance_id = ? and r.kind = 'restart' and r.requested_by = 'recovery'
                        """).param(instanceId).query(Long.class).single();
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
