package com.globalmart.admin.warehouse;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * All sales of one UTC day.
 *
 * @param orders distinct orders
 * @param customers distinct customers with an order
 * @param units units sold
 * @param revenue in the reporting currency, four decimals
 */
record DaySales(LocalDate day, long orders, long customers, long units, BigDecimal revenue) {

    static DaySales none(LocalDate day) {
        return new DaySales(day, 0, 0, 0, BigDecimal.ZERO);
    }
}
