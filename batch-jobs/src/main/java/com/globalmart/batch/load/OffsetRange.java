package com.globalmart.batch.load;

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

    /** Names the range within its topic: {@code generation-partition}. */
    public String label() {
        return generation + "-" + partition;
    }
}
