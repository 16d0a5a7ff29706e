package com.globalmart.batch.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogPositionTests {

    @Test
    void comparesByGenerationThenPartitionThenOffsetWithMendedLettersLast() {
        var inOrder = List.of(
                position(1, 0, 5),
                position(1, 0, 900),
                position(1, 1, 0),
                position(1, 12, 0),
                position(1, -1, 0),
                position(1, -1, 1),
                position(2, 0, 0));
        var shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(1));

        Collections.sort(shuffled);

        assertThat(shuffled).isEqualTo(inOrder);
    }

    private static LogPosition position(int generation, int partition, long offset) {
        return new LogPosition((short) generation, partition, offset);
    }
}
