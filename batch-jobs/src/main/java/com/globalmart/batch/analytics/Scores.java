package com.globalmart.batch.analytics;

/** A way to give a customer a score from 1, the worst, to 5. */
@FunctionalInterface
interface Scores {

    int score(Measure measure, Customer customer);
}
