package com.globalmart.batch.dimension;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Gives each worker a range of the days that may have facts which move, about as many days each. */
final class MovedDayPartitioner implements Partitioner {

    private final Rekeys rekeys;

    MovedDayPartitioner(Rekeys rekeys) {
        this.rekeys = rekeys;
    }

    /** A restart asks with the number of ranges of the first run, so that the same ranges come out. */
    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        var days = rekeys.days();
        var contexts = new LinkedHashMap<String, ExecutionContext>();
        var parts = Math.min(gridSize, days.size());
        for (int part = 0; part < parts; part++) {
            var first = days.get(days.size() * part / parts);
            var last = days.get(days.size() * (part + 1) / parts - 1);
            contexts.put("days-" + (part + 1), new DayRange(first, last).toContext());
        }
        return contexts;
    }
}
