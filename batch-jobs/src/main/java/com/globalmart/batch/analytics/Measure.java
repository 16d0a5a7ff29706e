package com.globalmart.batch.analytics;

import java.util.function.ToLongFunction;

/** What a customer is scored by. Of every measure, more is better. */
enum Measure {
    /** Days since the last order, negated. */
    RECENCY(customer -> -customer.recencyDays()),
    FREQUENCY(Customer::orders),
    /** In units of {@code 10^-REVENUE_SCALE}. */
    MONETARY(Customer::revenue);

    private final ToLongFunction<Customer> value;

    Measure(ToLongFunction<Customer> value) {
        this.value = value;
    }

    long of(Customer customer) {
        return value.applyAsLong(customer);
    }
}
