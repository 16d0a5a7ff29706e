package com.globalmart.batch.landing;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.load.OffsetRange;
import com.globalmart.batch.load.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangePartitionerTests {

    @Test
    void givesEachWorkerSeveralRanges() {
        var parted = RangePartitioner.parted(List.of(partition(0, 1_000_000), partition(1, 200_000)), 2);

        assertThat(parted).hasSize(7 + 2);
        assertThat(parted).allMatch(range -> range.size() <= 150_000);
        assertThat(parted.stream().mapToLong(OffsetRange::size).sum()).isEqualTo(1_200_000);
    }

    @Test
    void makesNoSmallRanges() {
        assertThat(RangePartitioner.parted(List.of(partition(0, 5_000), partition(1, 5_001)), 8))
                .hasSize(1 + 2);
    }

    private static OffsetRange partition(int number, long size) {
        return new OffsetRange(Topic.SALES, (short) 1, number, 500, 500 + size);
    }
}
