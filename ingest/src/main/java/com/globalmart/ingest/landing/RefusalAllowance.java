package com.globalmart.ingest.landing;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How many records of a topic the database may refuse, so that no topic is emptied into dead letters, neither at once nor one
 * by one: every record that lands earns a part of a refusal, every refused one costs a whole. Nothing is earned beyond what is
 * allowed at once, and every topic begins with a few. Kept in memory: a new process begins anew.
 */
@Component
final class RefusalAllowance {

    private static final int AT_FIRST = 10;

    private final RefusalSettings settings;
    private final Map<String, Double> left = new HashMap<>();

    RefusalAllowance(RefusalSettings settings) {
        this.settings = settings;
    }

    /**
     * How many may be refused.
     *
     * @param records of the topic in the transaction, refused or not
     */
    synchronized int of(String topic, int records) {
        return (int) earned(topic, records);
    }

    /** The transaction is committed. */
    synchronized void settle(String topic, int landed, int refused) {
        left.put(topic, Math.max(0, earned(topic, landed) - refused));
    }

    private double earned(String topic, int records) {
        double before = left.getOrDefault(topic, (double) AT_FIRST);
        return Math.min(settings.atOnce(), before + records * settings.percent() / 100.0);
    }
}
