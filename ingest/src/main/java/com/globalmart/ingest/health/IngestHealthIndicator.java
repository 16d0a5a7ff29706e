package com.globalmart.ingest.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * UP, DEGRADED (it waits for something and goes on by itself, or reads only some partitions) or DOWN (it needs somebody). Each
 * cause with what is wrong, and since when.
 */
@Component("ingest")
class IngestHealthIndicator implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

    private final IngestCondition condition;

    IngestHealthIndicator(IngestCondition condition) {
        this.condition = condition;
    }

    @Override
    public Health health() {
        var health = Health.up();
        if (!condition.missingTopics().isEmpty()) {
            health.withDetail("waitingForTopics", condition.missingTopics()); // the others land: no fault of ours
        }
        Cause logEndProblem = condition.logEndProblem();
        if (logEndProblem != null) {
            health.status(DEGRADED).withDetail("logEndsUnknown", logEndProblem);
        }
        Cause pollProblem = condition.pollProblem();
        if (pollProblem != null) {
            health.status(DEGRADED).withDetail("brokerUnavailable", pollProblem);
        }
        if (!condition.refusedPartitions().isEmpty()) {
            health.status(DEGRADED).withDetail("partitionsNotRead", condition.refusedPartitions());
        }
        if (!condition.outages().isEmpty()) {
            health.status(DEGRADED).withDetail("waiting", condition.outages());
        }
        Cause stopped = condition.stoppedBecause();
        if (stopped != null) {
            health.down().withDetail("stopped", stopped);
        }
        return health.build();
    }
}
