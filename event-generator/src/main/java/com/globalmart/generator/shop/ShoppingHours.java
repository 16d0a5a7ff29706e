package com.globalmart.generator.shop;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** When people shop, by the clock where they live: little at night, most in the evening, later on weekends. */
public final class ShoppingHours {

    private static final int MINUTES = 24 * 60;

    // shares of the busiest hour, from midnight on
    private static final double[] WEEKDAY = {
        0.16, 0.09, 0.06, 0.05, 0.05, 0.08, 0.15, 0.27, 0.38, 0.45, 0.50, 0.55, 0.63, 0.58, 0.52, 0.52, 0.56, 0.65,
        0.78, 0.92, 1.00, 0.95, 0.70, 0.36
    };
    private static final double[] WEEKEND = {
        0.26, 0.16, 0.10, 0.07, 0.05, 0.06, 0.09, 0.16, 0.31, 0.52, 0.72, 0.84, 0.86, 0.84, 0.82, 0.82, 0.80, 0.78,
        0.80, 0.88, 0.92, 0.82, 0.60, 0.40
    };

    /** How active people of a country are at a moment, against their busiest hour: above 0, at most 1. */
    public double activity(Country country, Instant moment) {
        ZonedDateTime local = moment.atZone(country.zone());
        DayOfWeek weekday = local.getDayOfWeek();
        boolean isWeekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
        double[] hours = isWeekend ? WEEKEND : WEEKDAY;
        double into = local.getMinute() / 60.0;
        return hours[local.getHour()] * (1 - into) + hours[(local.getHour() + 1) % 24] * into;
    }

    /** How visits spread over one UTC day, all countries together. */
    public Spread over(LocalDate day) {
        double[] until = new double[MINUTES + 1];
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (int minute = 0; minute < MINUTES; minute++) {
            double activity = 0;
            for (Country country : Country.values()) {
                activity += country.percentOfCustomers() * activity(country, start.plusSeconds(minute * 60L));
            }
            until[minute + 1] = until[minute] + activity;
        }
        return new Spread(until);
    }

    /** How visits spread over a day. */
    public static final class Spread {

        private final double[] until;

        private Spread(double[] until) {
            this.until = until;
        }

        /**
         * The second of the day, with its fraction, before which this share of the visits has begun.
         *
         * @param share at least 0 and less than 1
         */
        public double secondOf(double share) {
            double wanted = share * until[MINUTES];
            int low = 0;
            int high = MINUTES;
            while (high - low > 1) {
                int middle = (low + high) >>> 1;
                if (until[middle] <= wanted) {
                    low = middle;
                    continue;
                }
                high = middle;
            }
            return 60 * (low + (wanted - until[low]) / (until[low + 1] - until[low]));
        }
    }
}
