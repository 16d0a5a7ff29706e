package com.globalmart.batch.execution;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds executions whose owner is dead (its lease ran out), takes them over, marks them FAILED with that reason, and requests
 * their restart, up to three times an instance, each time later.
 */
@Repository
class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);
    private static final int RESTARTS = 3;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    private record Orphan(long executionId, long instanceId, String jobName, String owner) {}

    private final JdbcClient warehouse;
    private final TransactionTemplate transaction;
    private final Node node;

    Recovery(JdbcClient warehouse, TransactionTemplate transaction, Node node) {
        this.warehouse = warehouse;
        this.transaction = transaction;
        this.node = node;
    }

    @Scheduled(fixedDelayString = "${globalmart.execution.recovery:5s}")
    void recoverOrphans() {
        for (var orphan : orphans()) {
            transaction.executeWithoutResult(status -> recover(orphan));
        }
    }

    /** Active executions without a living owner; one that was just made has not got its lease yet. */
    private List<Orphan> orphans() {
        return warehouse
                .sql("""
                        select e.job_execution_id, e.job_instance_id, i.job_name, coalesce(l.node_id, 'none') as owner
                        from ops.batch_job_execution e
                        join ops.batch_job_instance i using (job_instance_id)
                        left join ops.execution_lease l using (job_execution_id)
                        where e.status in ('STARTING', 'STARTED', 'STOPPING')
                          and coalesce(l.expires_at, e.create_time at time zone 'UTC' + interval '20 seconds') < now()
                        order by e.job_execution_id
                        """)
                .query((row, number) -> new Orphan(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)))
                .list();
    }

    private void recover(Orphan orphan) {
        if (!takeOver(orphan)) {
            return; // somebody else did, or its owner came back in time
        }
        var reason = "The node that ran this execution (%s) stopped renewing its lease; taken over by %s."
                .formatted(orphan.owner(), node.id());
        fail("batch_step_execution", orphan.executionId(), reason);
        fail("batch_job_execution", orphan.executionId(), reason);
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
        warehouse
                .sql("""
                        select ops.submit_request('restart', jsonb_build_object('execution', :execution), 'recovery', :reason,
                                                  :key, now() + make_interval(secs => :delay))
                        """)
                .params(Map.of(
                        "execution",
                        orphan.executionId(),
                        "reason",
                        reason,
                        "key",
                        "recovery-" + orphan.executionId(),
                        "delay",
                        delay.toSeconds()))
                .query(Long.class)
                .single();
    }

    private boolean takeOver(Orphan orphan) {
        var taken = warehouse
                .sql("""
                        insert into ops.execution_lease as l (job_execution_id, epoch, node_id, expires_at)
                        values (:execution, 1, :node, now())
                        on conflict (job_execution_id) do update
                            set epoch = l.epoch + 1, node_id = excluded.node_id, expires_at = excluded.expires_at
                            where l.expires_at < now()
                        """)
                .param("execution", orphan.executionId())
                .param("node", node.id())
                .update();
        return taken == 1;
    }

    private void fail(String table, long executionId, String reason) {
        warehouse
                .sql("""
                        update ops.%s
                        set status = 'FAILED', exit_code = 'FAILED', exit_message = :reason,
                            start_time = coalesce(start_time, create_time), end_time = now() at time zone 'UTC',
                            last_updated = now() at time zone 'UTC', version = version + 1
                        where job_execution_id = :execution and status in ('STARTING', 'STARTED', 'STOPPING')
                        """.formatted(table))
                .param("reason", reason)
                .param("execution", executionId)
                .update();
    }
}
