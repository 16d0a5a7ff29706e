package com.globalmart.batch.fact;

import com.globalmart.batch.quarantine.Rejection;

/**
 * What screening made of one landed record. Bad records are expected, so they are values.
 *
 * @param <F> what an accepted record becomes
 */
public sealed interface Screened<F> {

    /** It becomes a fact, unless an earlier record holds its identity. */
    record Accepted<F>(F fact) implements Screened<F> {}

    /** It is quarantined. */
    record Rejected<F>(Rejection rejection) implements Screened<F> {}
}
