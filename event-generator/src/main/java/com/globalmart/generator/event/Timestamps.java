package com.globalmart.generator.event;

import java.time.Instant;
import java.time.LocalDate;

/** How the shop writes a time: ISO 8601 in UTC, always with six digits of the second. */
public final class Timestamps {

    private static final int DAY_SECONDS = 24 * 60 * 60;

    private Timestamps() {}

    /** For example {@code 2026-03-14T15:09:26.535897Z}; a formatter would take longer than the rest of an event. */
    public static String iso(Instant instant) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), (long) DAY_SECONDS));
        int second = (int) Math.floorMod(instant.getEpochSecond(), (long) DAY_SECONDS);
        StringBuilder text = new StringBuilder(27);
        digits(text, day.getYear(), 1000);
        digits(text.append('-'), day.getMonthValue(), 10);
        digits(text.append('-'), day.getDayOfMonth(), 10);
        digits(text.append('T'), second / 3600, 10);
        digits(text.append(':'), second / 60 % 60, 10);
        digits(text.append(':'), second % 60, 10);
        digits(text.append('.'), instant.getNano() / 1000, 100_000);
        return text.append('Z').toString();
    }

    private static void digits(StringBuilder text, int number, int highest) {
        for (int place = highest; place > 0; place /= 10) {
            text.append((char) ('0' + number / place % 10));
        }
    }
}
