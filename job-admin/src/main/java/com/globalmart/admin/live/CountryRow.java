package com.globalmart.admin.live;

import java.util.List;

/**
 * One country, or all of them, as the page shows it.
 *
 * @param orders counted orders
 * @param sales by currency
 * @param rare says that sales in other currencies are left out; empty where none are
 * @param carts additions, checkouts and abandonments
 */
public record CountryRow(
        String country, boolean isTotal, Counter orders, List<Sales> sales, String rare, List<Counter> carts) {

    /**
     * Something that is counted a minute.
     *
     * @param title as its columns are headed
     * @param hour in the last 60 full minutes
     * @param minute in the last full minute; a dash where it is not known yet
     * @param aboutHour what the first number means
     * @param aboutMinute what the second number means
     */
    public record Counter(
            String title, Strip strip, String hour, String minute, String aboutHour, String aboutMinute) {}

    /**
     * Sales in one currency.
     *
     * @param currency its code, or that there is none
     * @param hour amount of the last 60 full minutes, with as many digits as the currency has
     * @param minute amount of the last full minute; a dash where it is not known yet
     * @param aboutHour what the first amount means
     * @param aboutMinute what the second amount means
     */
    public record Sales(String currency, String hour, String minute, String aboutHour, String aboutMinute) {}
}
