package com.globalmart.batch.load;

import java.util.Comparator;

/**
 * The place of a record in its topic. Positions compare by generation, partition, offset; partition -1, which holds mended
 * dead letters, comes last.
 *
 * @param generation generation of the topic, from 1
 * @param partition partition of the topic, or -1
 * @param offset offset within the partition, from 0
 */
public record LogPosition(short generation, int partition, long offset) implements Comparable<LogPosition> {

    private static final Comparator<LogPosition> ORDER = Comparator.comparingInt(LogPosition::generation)
            .thenComparing(LogPosition::partition, Integer::compareUnsigned) // -1 is the largest
            .thenComparingLong(LogPosition::offset);

    @Override
    public int compareTo(LogPosition other) {
        return ORDER.compare(this, other);
    }
}
