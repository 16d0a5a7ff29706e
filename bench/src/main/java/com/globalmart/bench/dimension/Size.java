package com.globalmart.bench.dimension;

/**
 * How large the shop of the benchmark is.
 *
 * @param customers that the first load tells of
 * @param products likewise
 * @param facts that are present when the night of changes begins, over the three tables
 * @param changes statements of that night, four fifths about customers
 * @param late how many of them hold since one of the 30 days that have facts; the others since the night's own day
 */
record Size(int customers, int products, int facts, int changes, int late) {

    static final int DAYS = 30;

    int customerChanges() {
        return changes * 4 / 5;
    }

    int productChanges() {
        return changes - customerChanges();
    }
}
