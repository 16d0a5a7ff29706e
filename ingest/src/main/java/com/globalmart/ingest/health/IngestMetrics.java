package com.globalmart.ingest.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** What is counted: only what was committed. */
@Component
public class IngestMetrics {

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> lags = new ConcurrentHashMap<>();

    IngestMetrics(MeterRegistry registry, IngestCondition condition) {
        this.registry = registry;
        registry.gauge("ingest.paused", condition, known -> known.isPaused() ? 1 : 0);
    }

    public void landed(String topic, long records) {
        registry.counter("ingest.landed", "topic", topic).increment((double) records);
    }

    public void deadLettered(String topic, String reason, long records) {
        registry.counter("ingest.dead.letter", "topic", topic, "reason", reason).increment((double) records);
    }

    /** A poll that did not land for a passing fault of the database or broker. */
    public void retried(String sqlState) {
        registry.counter("ingest.retry", "sqlstate", sqlState).increment();
    }

    /** Records of a topic that are at the broker and have not landed. */
    public void lag(String topic, long records) {
        lags.computeIfAbsent(topic, name -> {
                    var lag = new AtomicLong();
                    registry.gauge("ingest.lag", Tags.of("topic", name), lag);
                    return lag;
                })
                .set(records);
    }
}
