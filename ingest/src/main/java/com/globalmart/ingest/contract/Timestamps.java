package com.globalmart.ingest.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The contract's times: {@code 2026-03-14T15:09:26.535897+01:00} and its shorter forms. Seconds, fraction and offset may be
 * missing; without an offset it is UTC. Microseconds are kept, finer digits are cut off. Years 0001 to 9999, in UTC.
 *
 * <p>Written by hand because {@link java.time.format.DateTimeFormatter} costs more than the rest of a record.
 */
final class Timestamps {

    static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int FRACTION_DIGITS = 9;

    private final String text;
    private int at;

    private Timestamps(String text) {
        this.text = text;
    }

    /** The instant, or null where the text is none. */
    static @Nullable Instant instant(String text) {
        return new Timestamps(text).instant();
    }

    /** A date, or the UTC day of a timestamp; null where the text is neither. */
    static @Nullable LocalDate day(String text) {
        if (text.length() == DATE_LENGTH) {
            var reader = new Timestamps(text);
            long day = reader.epochDay();
            return day == NONE ? null : LocalDate.ofEpochDay(day);
        }
        var instant = instant(text);
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static final long NONE = Long.MIN_VALUE;

    private @Nullable Instant instant() {
        long day = epochDay();
        if (day == NONE || !skip('T')) {
            return null;
        }
        int hour = digits(2, 23);
        if (hour < 0 || !skip(':')) {
            return null;
        }
        int minute = digits(2, 59);
        int second = skip(':') ? digits(2, 59) : 0;
        if (minute < 0 || second < 0) {
            return null;
        }
        int nanos = skip('.') || skip(',') ? fraction() : 0;
        int offset = nanos < 0 ? NO_OFFSET : offsetSeconds();
        if (offset == NO_OFFSET || at != text.length()) {
            return null;
        }
        long epochSecond = day * SECONDS_PER_DAY + hour * 3_600L + minute * 60L + second - offset;
        var instant = Instant.ofEpochSecond(epochSecond, nanos - nanos % NANOS_PER_MICRO);
        return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
    }

    private long epochDay() {
        int year = digits(4, 9_999);
        if (year < 1 || !skip('-')) {
            return NONE;
        }
        int month = digits(2, 12);
        if (month < 1 || !skip('-')) {
            return NONE;
        }
        int day = digits(2, 31);
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (day < 1 || day > Month.of(month).length(leap)) {
            return NONE;
        }
        return LocalDate.of(year, month, day).toEpochDay();
    }

    private static final int NO_OFFSET = Integer.MIN_VALUE;

    private int offsetSeconds() {
        if (at == text.length() || skip('Z')) {
            return 0;
        }
        int sign = skip('+') ? 1 : skip('-') ? -1 : 0;
        int hours = sign == 0 ? -1 : digits(2, 18);
        if (hours < 0) {
            return NO_OFFSET;
        }
        boolean colon = skip(':');
        int minutes = colon || at < text.length() ? digits(2, 59) : 0;
        return minutes < 0 ? NO_OFFSET : sign * (hours * 3_600 + minutes * 60);
    }

    /** One to nine digits, as nanoseconds; -1 where there are none or more. */
    private int fraction() {
        int nanos = 0;
        int count = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            if (++count > FRACTION_DIGITS) {
                return -1;
            }
            nanos = nanos * 10 + (text.charAt(at++) - '0');
        }
        for (int missing = count; missing < FRACTION_DIGITS; missing++) {
            nanos *= 10;
        }
        return count == 0 ? -1 : nanos;
    }

    /** Exactly so many digits, at most the given number; -1 where it is not so. */
    private int digits(int count, int highest) {
        if (at + count > text.length()) {
            return -1;
        }
        int number = 0;
        for (int end = at + count; at < end; at++) {
            char c = text.charAt(at);
            if (!isDigit(c)) {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number > highest ? -1 : number;
    }

    private boolean skip(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
