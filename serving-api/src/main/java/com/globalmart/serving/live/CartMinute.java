package com.globalmart.serving.live;

import java.time.Instant;

/**
 * Cart events of one minute in one country, as producers wrote them: repeats count, nothing is screened.
 *
 * @param minute its begin
 * @param country as the producer wrote it
 * @param additions products put into carts
 * @param removals products taken out of carts
 * @param changes quantities changed in carts
 * @param checkouts carts checked out
 * @param abandonments carts abandoned
 */
record CartMinute(
        Instant minute,
        String country,
        long additions,
        long removals,
        long changes,
        long checkouts,
        long abandonments) {}
