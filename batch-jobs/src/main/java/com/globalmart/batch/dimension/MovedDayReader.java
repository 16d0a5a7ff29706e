package com.globalmart.batch.dimension;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads the days that may have facts which move, in order; a restart goes on behind the last committed one. */
final class MovedDayReader implements ItemStreamReader<LocalDate> {

    private static final String LAST_DAY = "lastDay";
    private static final int PAGE = 1000;

    private final Rekeys rekeys;
    private Iterator<LocalDate> page = List.<LocalDate>of().iterator();
    private LocalDate lastDay = LocalDate.MIN;

    MovedDayReader(Rekeys rekeys) {
        this.rekeys = rekeys;
    }

    @Override
    public void open(ExecutionContext context) {
        lastDay = LocalDate.parse(context.getString(LAST_DAY, "0001-01-01"));
        page = List.<LocalDate>of().iterator();
    }

    @Override
    public @Nullable LocalDate read() {
        if (!page.hasNext()) {
            page = rekeys.days(lastDay, PAGE).iterator();
            if (!page.hasNext()) {
                return null;
            }
        }
        lastDay = page.next();
        return lastDay;
    }

    @Override
    public void update(ExecutionContext context) {
        context.putString(LAST_DAY, lastDay.toString());
    }
}
