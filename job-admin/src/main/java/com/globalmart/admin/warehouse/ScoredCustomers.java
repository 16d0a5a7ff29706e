package com.globalmart.admin.warehouse;

import java.math.BigDecimal;

/**
 * Customers of one recency and one frequency score.
 *
 * @param recency 1 (long ago) to 5 (lately)
 * @param frequency 1 (seldom) to 5 (often)
 * @param revenue of all their orders, in the reporting currency
 */
record ScoredCustomers(short recency, short frequency, long customers, BigDecimal revenue) {}
