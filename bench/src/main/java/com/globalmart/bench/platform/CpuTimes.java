package com.globalmart.bench.platform;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The CPU time that some processes and all their descendants have used so far, by process id. */
public record CpuTimes(Map<Long, Duration> byProcess) {

    /** Of a process before it was started. */
    public static final CpuTimes NONE = new CpuTimes(Map.of());

    public static CpuTimes of(List<ProcessHandle> processes) {
        var times = new HashMap<Long, Duration>();
        processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .forEach(process -> times.put(
                        process.pid(), process.info().totalCpuDuration().orElse(Duration.ZERO)));
        return new CpuTimes(Map.copyOf(times));
    }

    /**
     * Seconds used since then. A process that has come since counts whole; what one used that has ended since is not known
     * and is left out.
     */
    public double secondsSince(CpuTimes earlier) {
        long nanos = 0;
        for (var process : byProcess.entrySet()) {
            Duration before = earlier.byProcess().getOrDefault(process.getKey(), Duration.ZERO);
            nanos += process.getValue().minus(before).toNanos();
        }
        return nanos / 1e9;
    }
}
