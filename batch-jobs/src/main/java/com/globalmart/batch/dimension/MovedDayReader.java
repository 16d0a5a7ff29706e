package com.globalmart.batch.dimension;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads those days of a range that may have facts which move, in order; a restart goes on behind the last committed one. */
class MovedDayReader implements ItemStreamReader<LocalDate> {

    private static final String LAST_DAY = "lastDay";

    private final Rekeys rekeys;
    private final DayRange range;
    private Iterator<LocalDate> days = List.<LocalDate>of().iterator();
    private LocalDate lastDay = LocalDate.MIN;

    MovedDayReader(Rekeys rekeys, DayRange range) {
        this.rekeys = rekeys;
        this.range = range;
    }

    @Override
    public void open(ExecutionContext context) {
        lastDay = context.containsKey(LAST_DAY)
                ? LocalDate.parse(context.getString(LAST_DAY))
                : range.first().minusDays(1);
        days = rekeys.days().stream()
                .filter(day -> day.isAfter(lastDay) && !day.isAfter(range.last()))
                .iterator();
    }

    @Override
    public @Nullable LocalDate read() {
        if (!days.hasNext()) {
            return null;
        }
        lastDay = days.next();
        return lastDay;
    }

    @Override
    public void update(ExecutionContext context) {
        context.putString(LAST_DAY, lastDay.toString());
    }
}
