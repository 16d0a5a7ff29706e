package com.globalmart.batch.analytics;

/**
 * A customer with an order, whatever versions there are.
 *
 * @param position among those customers by user id, from 0
 * @param recencyDays from the day of the last order to the business date, 0 or more
 * @param orders distinct transactions, at least 1
 * @param revenue in the reporting currency, in units of {@code 10^-REVENUE_SCALE}
 */
record Customer(int position, String userId, int recencyDays, int orders, long revenue) {

    /** Decimals of an amount. */
    static final int REVENUE_SCALE = 4;
}
