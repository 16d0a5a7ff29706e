package com.globalmart.admin.execution;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the lease of an execution.
 *
 * @param epoch number of owners so far
 * @param expiresAt until when the lease holds unless it is renewed
 * @param left how long that still is in the database's time; negative once it has run out
 * @param silence how long ago the node last showed life; null if it is not known any more
 */
record Owner(
        String nodeId,
        int epoch,
        Instant expiresAt,
        Duration left,
        @Nullable Duration silence) {

    boolean isGone() {
        return left.isNegative();
    }
}
