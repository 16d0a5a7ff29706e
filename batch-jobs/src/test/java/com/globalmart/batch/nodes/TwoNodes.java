package com.globalmart.batch.nodes;

import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Databases;
import com.globalmart.batch.NodeProcess;
import com.globalmart.db.Database;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two nodes, with the times that they have in production. They stay from one test to the next; whatever a test ended is replaced. */
final class TwoNodes {

    private static final TwoNodes INSTANCE = new TwoNodes();

    private final List<NodeProcess> nodes = new ArrayList<>();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    private TwoNodes() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> nodes.forEach(TwoNodes::killQuietly)));
    }

    /** Both, running and known to each other. */
    static TwoNodes running() throws IOException {
        INSTANCE.nodes.removeIf(node -> !node.isAlive());
        while (INSTANCE.nodes.size() < 2) {
            INSTANCE.nodes.add(NodeProcess.start());
        }
        INSTANCE.nodes.forEach(NodeProcess::awaitId);
        return INSTANCE;
    }

    NodeProcess first() {
        return nodes.getFirst();
    }

    NodeProcess second() {
        return nodes.getLast();
    }

    /** The node that runs an execution; waits until one does. */
    NodeProcess ownerOf(long execution) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !owners(execution).isEmpty());
        var owner = owners(execution).getFirst();
        return nodes.stream()
                .filter(node -> node.awaitId().equals(owner))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("execution %d belongs to %s".formatted(execution, owner)));
    }

    NodeProcess otherThan(NodeProcess node) {
        return node == first() ? second() : first();
    }

    /** Ends both as on a signal. */
    void terminate() throws InterruptedException {
        for (var node : nodes) {
            node.terminate();
        }
    }

    private List<String> owners(long execution) {
        return warehouse.queryForList(
                "select node_id from ops.execution_lease where job_execution_id = ?", String.class, execution);
    }

    private static void killQuietly(NodeProcess node) {
        try {
            node.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
