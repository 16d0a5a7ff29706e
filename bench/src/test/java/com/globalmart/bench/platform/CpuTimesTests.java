package com.globalmart.bench.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuTimesTests {

    @Test
    void countsWhatWasUsedSince() {
        var earlier = new CpuTimes(Map.of(1L, Duration.ofSeconds(10), 2L, Duration.ofSeconds(20)));
        var later = new CpuTimes(Map.of(1L, Duration.ofSeconds(11), 2L, Duration.ofMillis(20_500)));

        assertThat(later.secondsSince(earlier)).isEqualTo(1.5);
    }

    @Test
    void countsAProcessThatHasComeSinceAsAWholeAndLeavesOutOneThatHasEnded() {
        var earlier = new CpuTimes(Map.of(1L, Duration.ofSeconds(10)));
        var later = new CpuTimes(Map.of(2L, Duration.ofSeconds(3)));

        assertThat(later.secondsSince(earlier)).isEqualTo(3);
    }

    @Test
    void knowsWhatThisProcessUses() {
        var self = List.of(ProcessHandle.current());

        assertThat(CpuTimes.of(self).secondsSince(CpuTimes.NONE)).isPositive();
    }
}
