package com.globalmart.batch.execution;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Repository;

/**
 * Takes leases that have run out. A chunk in progress holds its lease until its transaction ends; when its owner is frozen
 * that may be never, so backends that keep a takeover waiting are ended.
 */
@Repository
class Takeover {

    private static final Logger log = LoggerFactory.getLogger(Takeover.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final JdbcClient warehouse;
    private final TaskScheduler scheduler;
    private final Node node;

    Takeover(JdbcClient warehouse, TaskScheduler scheduler, Node node) {
        this.warehouse = warehouse;
        this.scheduler = scheduler;
        this.node = node;
    }

    /**
     * Takes an execution's lease, in the caller's transaction, and raises its epoch.
     *
     * @return false when its owner has renewed it, or somebody else has taken it
     */
    boolean take(long executionId) {
        var backend =
                warehouse.sql("select pg_backend_pid()").query(Integer.class).single();
        var impatience = scheduler.scheduleWithFixedDelay(
                () -> endBackendsBefore(backend),
                Instant.now(scheduler.getClock()).plus(PATIENCE),
                PATIENCE);
        try {
            var taken = warehouse
                    .sql("""
                            insert into ops.execution_lease as l (job_execution_id, epoch, node_id, expires_at)
                            values (:execution, 1, :node, now())
                            on conflict (job_execution_id) do update
                                set epoch = l.epoch + 1, node_id = excluded.node_id, expires_at = excluded.expires_at
                                where l.expires_at < now()
                            """)
                    .param("execution", executionId)
                    .param("node", node.id())
                    .update();
            return taken == 1;
        } finally {
            impatience.cancel(false);
        }
    }

    private void endBackendsBefore(int waiting) {
        var ended = warehouse.sql("""
                        select blocker from pg_stat_activity a, unnest(pg_blocking_pids(a.pid)) as blocker
                        where a.pid = ? and a.query like 'insert into ops.execution_lease%' and pg_terminate_backend(blocker)
                        """).param(waiting).query(Integer.class).list();
        if (!ended.isEmpty()) {
            log.warn("ended the backends {}, which held a lease that has run out", ended);
        }
    }
}
