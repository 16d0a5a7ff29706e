package com.globalmart.serving.quality;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a check found.
 *
 * @param businessDate of the load that it looked at
 * @param loadId its number
 * @param checkName for example books_add_up
 * @param scope load: what that load brought; everything: all that was published when it was the newest
 * @param severity ERROR stops a load before readers see it, unless it was released; WARNING does not
 * @param sentence what must hold
 * @param offenders rows that offend it
 * @param isPassed whether nothing offends it
 * @param seconds how long it took
 * @param checkedAt when it ran last
 */
record Check(
        LocalDate businessDate,
        int loadId,
        String checkName,
        String scope,
        String severity,
        String sentence,
        long offenders,
        boolean isPassed,
        BigDecimal seconds,
        Instant checkedAt) {}
