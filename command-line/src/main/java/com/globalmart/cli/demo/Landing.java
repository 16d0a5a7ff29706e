package com.globalmart.cli.demo;

import com.globalmart.cli.running.Databases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Pause;
import com.globalmart.cli.terminal.Progress;
import com.globalmart.cli.terminal.Terminal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Waits until everything that the broker holds has landed. */
final class Landing {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(2);

    private final Log log;
    private final LandedNumbers landed;

    Landing(Log log, Databases databases) {
        this.log = log;
        this.landed = new LandedNumbers(databases);
    }

    /** @throws CommandFailedException if nothing lands for two minutes, naming the partitions that are behind */
    void await() {
        var ends = log.ends();
        long total = ends.values().stream().mapToLong(Long::longValue).sum();
        long before = -1;
        long movedAt = System.nanoTime();
        try (var progress = Progress.of("landing", total)) {
            var missing = missing(ends);
            while (!missing.isEmpty()) {
                long done = total
                        - missing.values().stream().mapToLong(Long::longValue).sum();
                progress.at(done, "records");
                if (done != before) {
                    before = done;
                    movedAt = System.nanoTime();
                }
                if (System.nanoTime() - movedAt > LONGEST_STANDSTILL.toNanos()) {
                    throw CommandFailedException.failed(
                            "nothing has landed for %s, records missing by partition: %s (./globalmart logs ingest says why)",
                            Terminal.duration(LONGEST_STANDSTILL), missing);
                }
                Pause.of(LOOK_EVERY);
                missing = missing(ends);
            }
        }
    }

    /** How many records are missing, by partition. */
    private Map<String, Long> missing(Map<String, Long> ends) {
        var positions = landed.positions();
        var missing = new TreeMap<String, Long>();
        ends.forEach((partition, end) -> {
            long behind = end - positions.getOrDefault(partition, 0L);
            if (behind > 0) {
                missing.put(partition, behind);
            }
        });
        return missing;
    }
}
