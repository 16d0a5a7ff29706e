package com.globalmart.admin.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** How numbers, dates and durations read on a page: in words, with separators, in UTC with the zone printed. */
public final class Words {

    /** What stands where there is nothing to say. */
    public static final String NOTHING = "–";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Pattern EXCEPTION_NAME = Pattern.compile("^(?:[a-z][a-z0-9_]*\\.)+[A-Za-z0-9_$]+: (?=.)");

    private Words() {}

    /** A whole number with its thousands set apart: {@code 1,234,567}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count and what it counts: {@code 1 step}, {@code 3 steps}. */
    public static String count(long number, String one) {
        return number(number) + " " + (number == 1 ? one : one + "s");
    }

    /** A date: {@code 14 Mar 2026}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** A moment, to the second, with its zone: {@code 14 Mar 2026, 02:00:13 UTC}. */
    public static String moment(Instant moment) {
        return MOMENT.format(moment);
    }

    /** How long something took, in its two largest units: {@code 1 h 4 min}. Below a minute one digit is kept. */
    public static String duration(Duration duration) {
        var length = duration.isNegative() ? Duration.ZERO : duration;
        if (length.compareTo(Duration.ofMillis(50)) < 0) {
            return "0.0 s";
        }
        if (length.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
        }
        if (length.compareTo(Duration.ofMinutes(1)) < 0) {
            return length.toSeconds() + " s";
        }
        if (length.compareTo(Duration.ofHours(1)) < 0) {
            return length.toMinutes() + " min " + length.toSecondsPart() + " s";
        }
        if (length.compareTo(Duration.ofDays(1)) < 0) {
            return length.toHours() + " h " + length.toMinutesPart() + " min";
        }
        return length.toDays() + " d " + length.toHoursPart() + " h";
    }

    /** How long ago something was: {@code just now}, {@code 3 min 10 s ago}. */
    public static String ago(Duration age) {
        return age.compareTo(Duration.ofSeconds(2)) < 0 ? "just now" : duration(age) + " ago";
    }

    /** A name of code as a person would write it: {@code businessDate} is {@code Business date}. */
    public static String label(String name) {
        var words =
                name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /**
     * Why something failed, in one line as long as a row of a table can show: the first line of a trace, without the name
     * of its exception where a message follows it.
     */
    public static String firstLine(String trace) {
        var line = EXCEPTION_NAME.matcher(first(trace)).replaceFirst("");
        return line.length() <= 200 ? line : line.substring(0, 199) + "…";
    }

    private static String first(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }
}
