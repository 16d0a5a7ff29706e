package com.globalmart.ingest.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is counted: only what was committed. The meters are listed in ingest's README. */
@Component
public class IngestMetrics {

    private static final String RECORDS = "records";
    private static final int SAMPLES = 200; // of one topic in one transaction
    private static final Duration[] DELAYS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(300),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofHours(1)
    };

    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer transactions;
    private final DistributionSummary batches;
    private final Map<String, Timer> delays = new ConcurrentHashMap<>();
    private final Map<String, PartitionMeters> lags = new ConcurrentHashMap<>();
    private volatile boolean lagsAreKnown;
    private final Map<String, Integer> assigned = new ConcurrentHashMap<>(); // by consumer thread

    IngestMetrics(MeterRegistry registry, IngestCondition condition, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.transactions = Timer.builder("ingest.transaction")
                .description("Landing one poll, from the first copy to the commit")
                .serviceLevelObjectives(
                        Duration.ofMillis(10),
                        Duration.ofMillis(30),
                        Duration.ofMillis(100),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10))
                .register(registry);
        this.batches = DistributionSummary.builder("ingest.batch.size")
                .description("Records that landed or became dead letters in one transaction")
                .baseUnit(RECORDS)
                .serviceLevelObjectives(1, 10, 100, 1_000, 5_000, 20_000)
                .register(registry);
        Gauge.builder("ingest.paused", condition, known -> known.isPaused() ? 1 : 0)
                .description("1 while nothing lands here because something is waited for, or landing has stopped")
                .register(registry);
        Gauge.builder("ingest.stopped", condition, known -> known.stoppedBecause() == null ? 0 : 1)
                .description(
                        "1 from when landing stopped for a fault that somebody has to mend until records land again")
                .register(registry);
        Gauge.builder(
                        "ingest.partitions.refused",
                        condition,
                        known -> known.refusedPartitions().size())
                .description("Partitions that are assigned here and not read, because their log is not as expected")
                .register(registry);
        Gauge.builder("ingest.partitions.assigned", assigned, IngestMetrics::sum)
                .description("Partitions that are assigned to this process")
                .register(registry);
    }

    /** A transaction begins; what is returned ends it. */
    public Timer.Sample begin() {
        return Timer.start(registry);
    }

    /**
     * A transaction is committed.
     *
     * @param records landed or dead-lettered by it
     */
    public void committed(Timer.Sample begun, int records) {
        begun.stop(transactions);
        batches.record(records);
    }

    /**
     * Records of a topic have landed in one transaction. Their delay is recorded of up to 200 of them, evenly spread: they were
     * committed together, so that says as much as all of them, and costs next to nothing.
     *
     * @param timestamps the record's own, by index from 0 to before {@code records}
     */
    public void landed(String topic, int records, IntFunction<Instant> timestamps, Instant committedAt) {
        landed(topic).increment(records);
        int samples = Math.min(records, SAMPLES);
        if (samples == 0) {
            return;
        }
        Timer delay = delays.computeIfAbsent(topic, this::delay);
        for (int sample = 1; sample <= samples; sample++) {
            int index = (int) ((long) records * sample / samples) - 1; // ends with the last one
            Duration passed = Duration.between(timestamps.apply(index), committedAt);
            delay.record(passed.isNegative() ? Duration.ZERO : passed);
        }
    }

    private Timer delay(String topic) {
        return Timer.builder("ingest.landing.delay")
                .description("From a record's own timestamp to the commit with which it landed")
                .tag("topic", topic)
                .serviceLevelObjectives(DELAYS)
                .register(registry);
    }

    public void deadLettered(String topic, String reason, long records) {
        deadLetters(topic, reason).increment((double) records);
    }

    /** A topic that is landed: its counters begin at zero, else nobody sees their first step. */
    public void expect(String topic, List<String> reasons) {
        landed(topic);
        reasons.forEach(reason -> deadLetters(topic, reason));
    }

    private Counter landed(String topic) {
        return Counter.builder("ingest.landed")
                .description("Records that landed")
                .baseUnit(RECORDS)
                .tag("topic", topic)
                .register(registry);
    }

    private Counter deadLetters(String topic, String reason) {
        return Counter.builder("ingest.dead.letter")
                .description("Records that became dead letters")
                .baseUnit(RECORDS)
                .tags("topic", topic, "reason", reason)
                .register(registry);
    }

    /** A poll that did not land for a passing fault of the database or broker. */
    public void retried(String sqlState) {
        registry.counter("ingest.retry", "sqlstate", sqlState).increment();
    }

    /** A consumer thread was told its partitions anew. */
    public void rebalanced() {
        registry.counter("ingest.rebalance").increment();
    }

    /** How many partitions a consumer thread has; 0 when it ends. */
    public void assigned(String thread, int partitions) {
        if (partitions == 0) {
            assigned.remove(thread);
        } else {
            assigned.put(thread, partitions);
        }
    }

    /** How far landing is behind, of all partitions there are; those that are not named are forgotten. */
    public void lags(List<PartitionLag> known) {
        var names = known.stream().map(PartitionLag::name).toList();
        lags.entrySet().removeIf(old -> {
            boolean gone = !names.contains(old.getKey());
            if (gone) {
                old.getValue().meters().forEach(registry::remove);
            }
            return gone;
        });
        lagsAreKnown = true;
        known.forEach(lag -> lags.computeIfAbsent(lag.name(), name -> new PartitionMeters(lag)).lag = lag);
    }

    /** The ends of the logs cannot be seen: how many records are behind them is not known. */
    public void lagsUnknown() {
        lagsAreKnown = false;
    }

    private static int sum(Map<String, Integer> assigned) {
        return assigned.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * How far landing is behind in one partition.
     *
     * @param records that are in the log and have not landed
     * @param since when the oldest of them was there, as far as this process has seen; null where all have landed
     */
    public record PartitionLag(
            String topic,
            int partition,
            long records,
            @Nullable Instant since) {
        private String name() {
            return topic + "-" + partition;
        }
    }

    private final class PartitionMeters {

        private volatile PartitionLag lag;
        private final List<Meter> meters;

        private PartitionMeters(PartitionLag first) {
            lag = first;
            String partition = String.valueOf(first.partition());
            meters = List.of(
                    Gauge.builder("ingest.lag", () -> lagsAreKnown ? lag.records() : Double.NaN)
                            .description("Records that are in the log and have not landed")
                            .baseUnit(RECORDS)
                            .tags("topic", first.topic(), "partition", partition)
                            .register(registry),
                    Gauge.builder("ingest.lag.seconds", this::seconds)
                            .description("For how long the oldest of them has been there; 0 where all have landed")
                            .baseUnit("seconds")
                            .tags("topic", first.topic(), "partition", partition)
                            .register(registry));
        }

        private double seconds() {
            Instant since = lag.since();
            return since == null
                    ? 0
                    : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
        }

        private List<Meter> meters() {
            return meters;
        }
    }
}
