package com.globalmart.ingest.request;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** What requests wait for. Always UP: landing goes on without them. */
@Component("landingRequests")
class RequestCondition implements HealthIndicator {

    private final Map<Long, String> waiting = new ConcurrentHashMap<>();
    private volatile @Nullable String warehouseProblem;

    /** Returns whether that is news. */
    boolean warehouseIsAway(String why) {
        boolean news = warehouseProblem == null;
        warehouseProblem = why;
        return news;
    }

    /** Returns whether that is news. */
    boolean warehouseAnswers() {
        boolean news = warehouseProblem != null;
        warehouseProblem = null;
        return news;
    }

    /** A request is tried again later. Returns whether that is news. */
    boolean waits(long requestId, String why) {
        return waiting.put(requestId, why) == null;
    }

    /** These are open now; what another process has carried out waits no more. */
    void stillOpen(Set<Long> open) {
        waiting.keySet().retainAll(open);
    }

    void goesOn(long requestId) {
        waiting.remove(requestId);
    }

    @Override
    public Health health() {
        var health = Health.up();
        String problem = warehouseProblem;
        if (problem != null) {
            health.withDetail("warehouseDoesNotAnswer", problem);
        }
        if (!waiting.isEmpty()) {
            health.withDetail("waiting", new TreeMap<>(waiting));
        }
        return health.build();
    }
}
