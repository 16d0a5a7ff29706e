package com.globalmart.bench.fact;

/**
 * How large the shop of the benchmark is.
 *
 * @param records of one night: 60 % views, 30 % cart events, 10 % transactions with 1.8 lines on average
 * @param customers that are there when the first night begins
 * @param products likewise
 */
record Shop(int records, int customers, int products) {

    int views() {
        return records - cartEvents() - sales();
    }

    int cartEvents() {
        return records * 3 / 10;
    }

    int sales() {
        return records / 10;
    }

    /** Visits of a night: of 10 views each. */
    int sessions() {
        return Math.max(1, views() / 10);
    }
}
