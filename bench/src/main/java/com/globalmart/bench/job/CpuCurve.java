package com.globalmart.bench.job;

import com.globalmart.bench.platform.CpuTimes;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The CPU seconds that some processes have used, looked at five times a second while it is open. */
final class CpuCurve implements AutoCloseable {

    private static final long EVERY_MS = 200;

    private final Clock clock = Clock.systemUTC();
    private final Supplier<CpuTimes> processes;
    private final NavigableMap<Instant, Double> seconds = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    private CpuTimes last;
    private double sum;

    CpuCurve(Supplier<CpuTimes> processes) {
        this.processes = processes;
        this.last = processes.get();
        seconds.put(clock.instant(), 0.0);
        looking.scheduleAtFixedRate(this::look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Processes come and go: what each has used since the last look is added up. */
    private synchronized void look() {
        var now = processes.get();
        sum += now.secondsSince(last);
        last = now;
        seconds.put(clock.instant(), sum);
    }

    /** CPU seconds used between two instants, as if they were used evenly between two looks. */
    double between(Instant from, Instant to) {
        return at(to) - at(from);
    }

    /** All CPU seconds so far. */
    double all() {
        return seconds.lastEntry().getValue();
    }

    private double at(Instant instant) {
        Map.Entry<Instant, Double> before = seconds.floorEntry(instant);
        Map.Entry<Instant, Double> after = seconds.ceilingEntry(instant);
        if (before == null || after == null) {
            return before == null ? 0 : before.getValue();
        }
        double stretch = after.getKey().toEpochMilli() - before.getKey().toEpochMilli();
        double part =
                stretch == 0 ? 0 : (instant.toEpochMilli() - before.getKey().toEpochMilli()) / stretch;
        return before.getValue() + part * (after.getValue() - before.getValue());
    }

    @Override
    public void close() {
        looking.close();
        look();
    }
}
