package com.globalmart.batch.dimension.date;

import com.globalmart.batch.load.Loads;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Adds the days that facts need, then the public holidays that are missing in their years. Safe to run again. */
class ExtendDates implements Tasklet {

    private static final Logger log = LoggerFactory.getLogger(ExtendDates.class);

    private final Loads loads;
    private final DateDimension dates;
    private final Holidays holidays;

    ExtendDates(Loads loads, DateDimension dates, Holidays holidays) {
        this.loads = loads;
        this.dates = dates;
        this.holidays = holidays;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        contribution.incrementWriteCount(dates.extend(loads.requireOpen()));
        contribution.incrementWriteCount(addHolidays());
        return RepeatStatus.FINISHED;
    }

    private int addHolidays() {
        var added = 0;
        var unknown = new ArrayList<String>();
        for (var missing : holidays.missingYears().entrySet()) {
            var country = missing.getKey();
            var calendar = NationalCalendar.of(country);
            if (calendar.isEmpty()) {
                unknown.add(country);
                continue;
            }
            for (var year : missing.getValue()) {
                added += holidays.add(country, calendar.get().holidays(year));
            }
        }
        warnOf(unknown);
        return added;
    }

    private static void warnOf(List<String> countries) {
        if (countries.isEmpty()) {
            return;
        }
        log.warn(
                "no public holidays of {}: expected an ISO 3166 code or an English name of a country that the library knows",
                String.join(", ", countries));
    }
}
