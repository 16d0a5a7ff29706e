package com.globalmart.bench.analytics;

/**
 * How much has happened when the night begins.
 *
 * @param customers with one version each
 * @param products with one version each
 * @param lines of sales, 1.8 a transaction on average, evenly over the days
 * @param days that the sales are spread over, the last one the business date
 */
public record History(int customers, int products, int lines, int days) {

    /** What product performance looks back on: views are planted for these days alone, nothing reads older ones. */
    static final int DAYS_OF_VIEWS = 30;

    public int transactions() {
        return (int) (lines / 1.8);
    }

    int transactionsPerDay() {
        return transactions() / days;
    }

    /** For each transaction 6 views. */
    public int viewsPerDay() {
        return transactionsPerDay() * 6;
    }

    /** For each transaction 3 cart events. */
    int cartEventsPerDay() {
        return transactionsPerDay() * 3;
    }
}
