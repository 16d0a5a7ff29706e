package com.globalmart.generator.shop;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Map;

/** How the calendar moves the shop: weekdays, months, the days around Black Friday, and what is wanted when. */
public final class Seasons {

    private static final double[] WEEKDAYS = {0.96, 0.94, 0.95, 0.97, 1.00, 1.10, 1.08}; // from Monday
    private static final double[] MONTHS = {0.93, 0.90, 0.95, 0.96, 0.98, 0.94, 0.92, 0.93, 0.97, 1.02, 1.20, 1.30};
    private static final MonthDay SALES_BEGIN = MonthDay.of(Month.NOVEMBER, 22);
    private static final MonthDay SALES_END = MonthDay.of(Month.NOVEMBER, 30);
    private static final double OFF_SEASON = 0.5;

    // first and last month in which a category group is wanted twice as much as else
    private static final Map<String, int[]> HIGH_SEASONS = Map.of(
            "Toys & Games", new int[] {11, 12},
            "Garden & Outdoor", new int[] {3, 6},
            "Sports & Outdoors", new int[] {4, 8},
            "Clothing", new int[] {9, 12},
            "Electronics", new int[] {11, 12},
            "Books & Stationery", new int[] {8, 10},
            "Automotive", new int[] {5, 9});

    /** How many events the day has against an average day, 0.8 to 2.5. */
    public double volume(LocalDate day) {
        double sales = isSalesWeek(day) ? 1.6 : 1;
        return WEEKDAYS[day.getDayOfWeek().ordinal()] * MONTHS[day.getMonthValue() - 1] * sales;
    }

    /** How readily visitors buy on the day against an average day, 0.9 to 1.15. */
    public double conversion(LocalDate day) {
        double weekday = 0.92 + 0.08 * WEEKDAYS[day.getDayOfWeek().ordinal()];
        return Math.clamp(weekday * (isSalesWeek(day) ? 1.15 : 0.9 + 0.1 * MONTHS[day.getMonthValue() - 1]), 0.9, 1.15);
    }

    /** How much the goods of a category group are wanted on the day, against their high season: above 0, at most 1. */
    double demand(String categoryGroup, LocalDate day) {
        int[] months = HIGH_SEASONS.get(categoryGroup);
        if (months == null) {
            return OFF_SEASON * 1.3;
        }
        int month = day.getMonthValue();
        return month >= months[0] && month <= months[1] ? 1 : OFF_SEASON;
    }

    private static boolean isSalesWeek(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        return !date.isBefore(SALES_BEGIN) && !date.isAfter(SALES_END);
    }
}
