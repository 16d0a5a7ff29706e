package com.globalmart.batch.problem;

import com.globalmart.batch.execution.Node;
import com.globalmart.batch.problem.Problem.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Nodes that died: for a day, unless one was started since and lives. Whoever has not beaten for as long itself, as when the database
 * was away, is sure of nothing.
 */
@Repository
class DeadNodes implements Symptoms {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private record Dead(String nodeId, String host, String since, int executions, boolean isSure) {

        Finding toFinding() {
            if (!isSure) {
                return Finding.undecided(Kind.NODE_DEAD, nodeId);
            }
            return Finding.wrong(
                    Kind.NODE_DEAD,
                    nodeId,
                    "Node %s on %s has shown no life since %s UTC and ran %d executions, which others take over. Next: start batch-jobs there, or see why it ended (./globalmart logs batch-jobs)."
                            .formatted(nodeId, host, since, executions),
                    null);
        }
    }

    private final JdbcClient warehouse;
    private final Node node;
    private final Clock clock;
    private Instant lastLook = Instant.EPOCH;
    private Instant beatsSince = Instant.EPOCH;

    DeadNodes(JdbcClient warehouse, Node node, Clock clock) {
        this.warehouse = warehouse;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.NODE_DEAD);
    }

    @Override
    public List<Finding> look() {
        boolean isSure = hasBeatenAllTheTime();
        return warehouse.sql("""
                        select n.node_id, n.host, to_char(n.heartbeat_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as since,
                               n.running_executions as executions, :sure as is_sure
                        from ops.node n
                        where n.stopped_at is null
                          and n.heartbeat_at between now() - interval '1 day' and now() - interval '30 seconds'
                          and not exists (select from ops.node other
                                          where other.started_at > n.heartbeat_at and other.stopped_at is null
                                            and other.heartbeat_at > now() - interval '30 seconds')
                        order by n.node_id
                        """).param("sure", isSure).query(Dead.class).list().stream()
                .map(Dead::toFinding)
                .toList();
    }

    /** Whether this node has shown life at every look for half a minute: after an outage others may not have had the time yet. */
    private boolean hasBeatenAllTheTime() {
        boolean beats = warehouse.sql("""
                        select exists (select from ops.node
                                       where node_id = ? and heartbeat_at > now() - interval '30 seconds')
                        """).param(node.id()).query(Boolean.class).single();
        var now = clock.instant();
        var gap = lastLook.plus(PATIENCE).isBefore(now); // somebody else looked, or nobody could
        lastLook = now;
        if (!beats || gap) {
            beatsSince = now;
        }
        return !beatsSince.plus(PATIENCE).isAfter(now);
    }
}
