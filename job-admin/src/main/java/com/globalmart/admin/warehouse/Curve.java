package com.globalmart.admin.warehouse;

import com.globalmart.admin.page.Words;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A number by day, for the script that draws it.
 *
 * @param days starts of the days, seconds since 1970, parted by commas
 * @param values as many numbers, parted by commas
 * @param label what it shows, for those who do not see it
 */
record Curve(String name, String days, String values, String label) {

    /** @param days without gaps, at least one */
    static Curve of(String name, List<DaySales> days, Function<DaySales, BigDecimal> value) {
        var values = days.stream().map(value).toList();
        var lowest = values.stream().min(BigDecimal::compareTo).orElseThrow();
        var highest = values.stream().max(BigDecimal::compareTo).orElseThrow();
        return new Curve(
                name,
                joined(
                        days,
                        day -> Long.toString(
                                day.day().atStartOfDay(ZoneOffset.UTC).toEpochSecond())),
                joined(values, BigDecimal::toPlainString),
                "%s by day, from %s to %s: at least %s, at most %s; the numbers stand in the table below"
                        .formatted(
                                name,
                                Words.day(days.getFirst().day()),
                                Words.day(days.getLast().day()),
                                Figure.whole(lowest),
                                Figure.whole(highest)));
    }

    private static <T> String joined(List<T> things, Function<T, String> text) {
        return things.stream().map(text).collect(Collectors.joining(","));
    }
}
