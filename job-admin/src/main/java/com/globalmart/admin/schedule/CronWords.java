package com.globalmart.admin.schedule;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/** Says a cron expression of Quartz in words, as far as people write them for jobs: {@code every day at 02:00}. */
final class CronWords {

    private static final List<String> ANY = List.of("*", "?");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"); // 1 is Sunday
    private static final List<String> MONTHS = Arrays.stream(Month.values())
            .map(month -> month.name().substring(0, 3))
            .toList();
    private static final List<String> WHICH = List.of("first", "second", "third", "fourth", "fifth");

    /** What is written has no words here. */
    private static final class NoWordsException extends Exception {}

    /** A part of an expression, put into words. */
    private interface Word {
        String of(String part) throws NoWordsException;
    }

    private CronWords() {}

    /** The expression in words; empty where it has none. Its seconds have to be 0. */
    static Optional<String> of(String cron) {
        var fields = cron.strip().toUpperCase(Locale.ROOT).split("\\s+");
        if (fields.length != 6 || !fields[0].equals("0")) {
            return Optional.empty();
        }
        try {
            var clock = clock(fields[1], fields[2]);
            var days = days(fields[3], fields[4], fields[5]);
            return Optional.of(days + (clock.startsWith("at ") ? " " : ", ") + clock);
        } catch (NoWordsException e) {
            return Optional.empty();
        }
    }

    private static String days(String dayOfMonth, String month, String dayOfWeek) throws NoWordsException {
        var months = ANY.contains(month) ? "" : list(month, CronWords::month);
        var inMonths = months.isEmpty() ? "" : " in " + months;
        var ofMonths = " of " + (months.isEmpty() ? "every month" : months);
        if (dayOfWeek.matches("\\w+#[1-5]")) {
            var day = dayOfWeek.substring(0, dayOfWeek.indexOf('#'));
            return "the %s %s%s".formatted(WHICH.get(dayOfWeek.charAt(day.length() + 1) - '1'), weekday(day), ofMonths);
        }
        if (dayOfWeek.matches("[1-7]L|[A-Z]{3}L")) {
            return "the last %s%s".formatted(weekday(dayOfWeek.substring(0, dayOfWeek.length() - 1)), ofMonths);
        }
        if (!ANY.contains(dayOfWeek)) {
            var days = list(dayOfWeek, CronWords::weekday);
            return (dayOfWeek.matches("\\w+") ? "every " : "") + days + inMonths;
        }
        if (dayOfMonth.equals("L")) {
            return "the last day" + ofMonths;
        }
        if (!ANY.contains(dayOfMonth)) {
            return "day " + list(dayOfMonth, day -> String.valueOf(number(day))) + ofMonths;
        }
        return "every day" + inMonths;
    }

    private static String clock(String minutes, String hours) throws NoWordsException {
        var step = minutes.matches("(0|\\*)/\\d+") ? number(minutes.substring(2)) : 0;
        if (minutes.equals("*") || step > 0) {
            var every = step > 1 ? "every %d minutes".formatted(step) : "every minute";
            return every
                    + (hours.equals("*") ? "" : " of the hours " + list(hours, hour -> "%02d".formatted(number(hour))));
        }
        int minute = number(minutes);
        if (hours.equals("*")) {
            return minute == 0 ? "every hour, on the hour" : "at minute %d of every hour".formatted(minute);
        }
        if (hours.matches("(0|\\*)/\\d+")) {
            return "every %d hours from 00:%02d".formatted(number(hours.substring(2)), minute);
        }
        Word time = hour -> "%02d:%02d".formatted(number(hour), minute);
        return (hours.contains("-") ? "every hour from " : "at ") + list(hours, time);
    }

    /** {@code MON-FRI} is Monday to Friday, {@code MON,WED,FRI} is Monday, Wednesday and Friday. */
    private static String list(String field, Word word) throws NoWordsException {
        if (field.matches("\\w+-\\w+")) {
            var ends = field.split("-");
            return word.of(ends[0]) + " to " + word.of(ends[1]);
        }
        var words = new StringBuilder();
        var parts = field.split(",");
        for (int at = 0; at < parts.length; at++) {
            words.append(at == 0 ? "" : at == parts.length - 1 ? " and " : ", ").append(word.of(parts[at]));
        }
        return words.toString();
    }

    private static String weekday(String part) throws NoWordsException {
        int day = DAYS.contains(part) ? DAYS.indexOf(part) : number(part) - 1;
        return named(day, 6, at -> DayOfWeek.SUNDAY.plus(at).getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    private static String month(String part) throws NoWordsException {
        int month = MONTHS.contains(part) ? MONTHS.indexOf(part) : number(part) - 1;
        return named(month, 11, at -> Month.JANUARY.plus(at).getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    private static String named(int at, int last, IntFunction<String> name) throws NoWordsException {
        if (at < 0 || at > last) {
            throw new NoWordsException();
        }
        return name.apply(at);
    }

    private static int number(String part) throws NoWordsException {
        if (!part.matches("\\d{1,2}")) {
            throw new NoWordsException();
        }
        return Integer.parseInt(part);
    }
}
