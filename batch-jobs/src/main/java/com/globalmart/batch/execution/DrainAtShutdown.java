package com.globalmart.batch.execution;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** When this node is asked to end, its executions stop after their current chunks; another node, or the next start, goes on. */
@Component
class DrainAtShutdown implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DrainAtShutdown.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Leases leases;
    private final Executions executions;
    private volatile boolean running;

    DrainAtShutdown(Leases leases, Executions executions) {
        this.leases = leases;
        this.executions = executions;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        for (var execution : leases.executions()) {
            log.info("this node ends: execution {} stops after its current chunk", execution);
            try {
                executions.stop(execution);
            } catch (RefusedException e) {
                log.info("execution {} has just ended", execution);
            }
        }
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

    @Override
    public boolean isRunning() {
        return running;
    }
}
