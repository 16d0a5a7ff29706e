package com.globalmart.admin.landing;

import com.globalmart.admin.page.Sparkline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * How fast topics land, from where they stand every {@value #EVERY_SECONDS} seconds since this console started, for an hour
 * at most. Kept in memory, looked at once for all pages.
 */
@Component
public class LandingRates implements SmartLifecycle {

    static final int EVERY_SECONDS = 15;

    private static final Duration KEPT = Duration.ofHours(1);

    private record Sample(Instant at, long landed) {}

    private final LandingPositions positions;
    private final Clock clock;
    private final Map<String, Deque<Sample>> samples = new HashMap<>();
    private volatile boolean isRunning;

    LandingRates(LandingPositions positions, Clock clock) {
        this.positions = positions;
        this.clock = clock;
    }

    /**
     * How fast a topic lands.
     *
     * @param perSecond records a second between the last two looks; 0 before there were two
     * @param curve the same over the time that was looked at
     */
    public record Rate(long perSecond, Sparkline curve) {}

    /** The rate of a topic; of one that was never seen it is 0. */
    public synchronized Rate of(String topic) {
        var seen = samples.getOrDefault(topic, new ArrayDeque<>()).toArray(Sample[]::new);
        var rates = new long[Math.max(0, seen.length - 1)];
        for (int at = 0; at < rates.length; at++) {
            long millis = Math.max(
                    1, Duration.between(seen[at].at(), seen[at + 1].at()).toMillis());
            rates[at] = Math.max(0, seen[at + 1].landed() - seen[at].landed()) * 1000 / millis;
        }
        return new Rate(rates.length == 0 ? 0 : rates[rates.length - 1], Sparkline.of(rates));
    }

    /** Looks once. */
    void look() {
        positions.lags().ifPresent(topics -> {
            var now = clock.instant();
            synchronized (this) {
                topics.forEach(topic -> add(topic, now));
            }
        });
    }

    private void add(TopicLag topic, Instant now) {
        var kept = samples.computeIfAbsent(topic.topic(), unknown -> new ArrayDeque<>());
        kept.addLast(new Sample(now, topic.landed()));
        while (kept.getFirst().at().plus(KEPT).isBefore(now)) {
            kept.removeFirst();
        }
    }

    @Override
    public void start() {
        isRunning = true;
        Thread.ofVirtual().name("landing-rates").start(() -> {
            try {
                while (isRunning) {
                    look();
                    Thread.sleep(Duration.ofSeconds(EVERY_SECONDS));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void stop() {
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
