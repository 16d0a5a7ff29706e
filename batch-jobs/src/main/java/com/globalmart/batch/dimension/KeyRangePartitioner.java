package com.globalmart.batch.dimension;

import com.globalmart.batch.load.Loads;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Gives each worker one range of the natural keys that the open load speaks of, about as many statements each. */
final class KeyRangePartitioner implements Partitioner {

    private final Dimension<?> dimension;
    private final Statements statements;
    private final Loads loads;

    KeyRangePartitioner(Dimension<?> dimension, Statements statements, Loads loads) {
        this.dimension = dimension;
        this.statements = statements;
        this.loads = loads;
    }

    /** A restart asks with the number of ranges of the first run, so that the same ranges come out. */
    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        var firsts = statements.evenKeys(dimension, loads.requireOpen().loadId(), gridSize);
        var contexts = new LinkedHashMap<String, ExecutionContext>();
        for (int number = 0; number < firsts.size(); number++) {
            var from = number == 0 ? "" : firsts.get(number);
            var to = number + 1 < firsts.size() ? firsts.get(number + 1) : "";
            contexts.put("keys-" + (number + 1), new KeyRange(from, to).toContext());
        }
        return contexts;
    }
}
