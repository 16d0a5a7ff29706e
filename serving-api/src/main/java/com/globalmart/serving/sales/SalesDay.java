package com.globalmart.serving.sales;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Sales of one UTC day, late events included.
 *
 * @param eventDay the day
 * @param orders distinct transactions
 * @param customers distinct ones with an order; do not add up over days
 * @param units pieces sold
 * @param revenue in the reporting currency
 */
record SalesDay(LocalDate eventDay, long orders, long customers, long units, BigDecimal revenue) {}
