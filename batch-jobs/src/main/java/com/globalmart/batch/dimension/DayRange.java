package com.globalmart.batch.dimension;

import java.time.LocalDate;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * A range of UTC days. Small and serializable, so that a worker on another machine could take it.
 *
 * @param first included
 * @param last included
 */
record DayRange(LocalDate first, LocalDate last) {

    /** The range that {@link #toContext()} wrote. */
    static DayRange from(ExecutionContext context) {
        return new DayRange(
                LocalDate.parse(context.getString("firstDay")), LocalDate.parse(context.getString("finalDay")));
    }

    /** The range as the context of a partitioned step. */
    ExecutionContext toContext() {
        var context = new ExecutionContext();
        context.putString("firstDay", first.toString());
        context.putString("finalDay", last.toString());
        return context;
    }
}
