package com.globalmart.batch.dimension;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * A range of natural keys, in the order of the database. Small and serializable, so that a worker on another machine could
 * take it.
 *
 * @param from first key, included; empty for the first of all
 * @param to last key, not included; empty where there is no last
 */
record KeyRange(String from, String to) {

    /** The range that {@link #toContext()} wrote. */
    static KeyRange from(ExecutionContext context) {
        return new KeyRange(context.getString("fromKey"), context.getString("toKey"));
    }

    /** The range as the context of a partitioned step. */
    ExecutionContext toContext() {
        var context = new ExecutionContext();
        context.putString("fromKey", from);
        context.putString("toKey", to);
        return context;
    }
}
