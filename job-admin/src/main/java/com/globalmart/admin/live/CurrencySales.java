package com.globalmart.admin.live;

import java.math.BigDecimal;

/**
 * Sales in one currency. Amounts of different currencies are never added.
 *
 * @param currency code as the producer wrote it; empty where it gave none
 * @param hour sum of the totals over the 60 full minutes
 * @param lastMinute sum of the totals in the newest full minute
 */
record CurrencySales(String currency, BigDecimal hour, BigDecimal lastMinute) {

    CurrencySales plus(CurrencySales other) {
        return new CurrencySales(currency, hour.add(other.hour), lastMinute.add(other.lastMinute));
    }
}
