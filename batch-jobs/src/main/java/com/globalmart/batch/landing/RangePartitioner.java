package com.globalmart.batch.landing;

import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.Topic;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Gives each worker one range of offsets that the open load takes of a topic. */
public final class RangePartitioner implements Partitioner {

    private final Loads loads;
    private final Topic topic;

    public RangePartitioner(Loads loads, Topic topic) {
        this.loads = loads;
        this.topic = topic;
    }

    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        var contexts = new LinkedHashMap<String, ExecutionContext>();
        for (var range : loads.ranges(loads.requireOpen(), topic)) {
            contexts.put(range.label(), range.toContext());
        }
        return contexts;
    }
}
