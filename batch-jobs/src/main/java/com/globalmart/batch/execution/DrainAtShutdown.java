package com.globalmart.batch.execution;

import java.time.Duration;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * When this node is asked to end, its executions stop after their current chunks, and their restart is requested: another
 * node, or the next start, goes on.
 */
@Component
class DrainAtShutdown implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DrainAtShutdown.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Leases leases;
    private final Executions executions;
    private final Restarts restarts;
    private final Node node;
    private volatile boolean running;

    DrainAtShutdown(Leases leases, Executions executions, Restarts restarts, Node node) {
        this.leases = leases;
        this.executions = executions;
        this.restarts = restarts;
        this.node = node;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        var stopping = new ArrayList<Long>();
        for (var execution : leases.executions()) {
            log.info("this node ends: execution {} stops after its current chunk", execution);
            try {
                executions.stop(execution);
                stopping.add(execution);
            } catch (RefusedException e) {
                log.info("execution {} has just ended, or somebody else stops it", execution);
            }
        }
        awaitTheirEnd();
        // one that did not stop in time is recovered like that of a dead node
        var reason = "The node that ran it (%s) was shut down".formatted(node.id());
        stopping.forEach(execution -> restarts.request(execution, "shutdown", reason, Duration.ZERO));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void awaitTheirEnd() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (leases.count() > 0 && System.nanoTime() < deadline) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
