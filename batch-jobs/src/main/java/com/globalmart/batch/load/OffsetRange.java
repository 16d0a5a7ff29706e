package com.globalmart.batch.load;

import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Offsets of one partition that a load takes. Small and serializable, so that a worker on another machine could take it.
 *
 * @param from first offset, included
 * @param to last offset, not included
 */
public record OffsetRange(Topic topic, short generation, int partition, long from, long to) {

    public OffsetRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("offsets %d to %d, expected 0 <= from <= to".formatted(from, to));
        }
    }

    /** Whether these are mended dead letters and replayed records: partition -1. */
    public boolean isOfRelanded() {
        return partition < 0;
    }

    /** The range that {@link #toContext()} wrote. */
    public static OffsetRange from(ExecutionContext context) {
        return new OffsetRange(
                Topic.named(context.getString("topic")),
                (short) context.getInt("generation"),
                context.getInt("partition"),
                context.getLong("from"),
                context.getLong("to"));
    }

    /** The range as the context of a partitioned step. */
    public ExecutionContext toContext() {
        var context = new ExecutionContext();
        context.putString("topic", topic.topicName());
        context.putInt("generation", generation);
        context.putInt("partition", partition);
        context.putLong("from", from);
        context.putLong("to", to);
        return context;
    }

    public boolean isEmpty() {
        return from == to;
    }

    /** How many offsets it has; where the log has gaps, fewer records. */
    public long size() {
        return to - from;
    }

    /** The same offsets in ranges of about the same size, none larger than {@code most}. */
    public List<OffsetRange> parts(long most) {
        long count = Math.ceilDiv(size(), most);
        var parts = new ArrayList<OffsetRange>();
        for (long part = 0; part < count; part++) {
            parts.add(new OffsetRange(
                    topic, generation, partition, from + size() * part / count, from + size() * (part + 1) / count));
        }
        return parts;
    }

    /** Names the range within its topic: {@code generation-partition-from}. */
    public String label() {
        return "%d-%d-%d".formatted(generation, partition, from);
    }
}
