package com.globalmart.batch.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.TriggerBuilder;

/** Where clocks change, years end or a day is put in, every business date has one night all the same (S8). */
class BusinessDateTests {

    @ParameterizedTest
    @CsvSource({
        "0 30 2 * * ?, Europe/Paris, 2026-03-27", // no 02:30 on the 29th
        "0 30 2 * * ?, Europe/Paris, 2026-10-23", // two on the 25th
        "0 30 1 * * ?, Europe/Paris, 2026-03-27", // 00:30 UTC before, 23:30 UTC the day before afterwards
        "0 30 1 * * ?, Europe/Paris, 2026-10-23",
        "0 0 2 * * ?, America/New_York, 2026-03-06",
        "0 30 1 * * ?, America/New_York, 2026-10-30",
        "0 0 0 * * ?, America/Sao_Paulo, 2018-11-02", // no midnight on the 4th
        "0 0 2 * * ?, UTC, 2026-12-29",
        "0 0 2 * * ?, UTC, 2028-02-26"
    })
    void comeOneAfterTheOther(String cron, String zone, LocalDate first) {
        var trigger = TriggerBuilder.newTrigger()
                .withSchedule(CronScheduleBuilder.cronSchedule(cron).inTimeZone(TimeZone.getTimeZone(zone)))
                .build();
        var time = Date.from(first.atStartOfDay(ZoneId.of(zone)).toInstant());
        var dates = new ArrayList<LocalDate>();

        for (int night = 0; night < 6; night++) {
            time = ((CronTrigger) trigger).getFireTimeAfter(time);
            dates.add(NightlyTrigger.businessDate(time.toInstant(), trigger));
        }

        assertThat(dates.stream().distinct())
                .containsExactlyElementsOf(
                        dates.getFirst().datesUntil(dates.getLast().plusDays(1)).toList());
    }
}
