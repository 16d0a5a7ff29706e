package com.globalmart.batch.landing;

import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.OffsetRange;
import com.globalmart.batch.load.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Parts the offsets that the open load takes of a topic into ranges, several for each worker, so that none waits long for the last
 * one. What it makes depends on the load and the number of workers alone: a restart makes the same ranges.
 */
public final class RangePartitioner implements Partitioner {

    private static final int RANGES_OF_WORKER = 4;
    private static final long SMALLEST = 5_000; // offsets: a range costs some milliseconds

    private final Loads loads;
    private final Topic topic;

    public RangePartitioner(Loads loads, Topic topic) {
        this.loads = loads;
        this.topic = topic;
    }

    /** @param gridSize how many workers there are */
    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        var contexts = new LinkedHashMap<String, ExecutionContext>();
        for (var range : parted(loads.ranges(loads.requireOpen(), topic), gridSize)) {
            contexts.put(range.label(), range.toContext());
        }
        return contexts;
    }

    static List<OffsetRange> parted(List<OffsetRange> ranges, int workers) {
        long offsets = ranges.stream().mapToLong(OffsetRange::size).sum();
        long most = Math.max(SMALLEST, Math.ceilDiv(offsets, (long) workers * RANGES_OF_WORKER));
        return ranges.stream().flatMap(range -> range.parts(most).stream()).toList();
    }
}
