package com.globalmart.serving.key;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that programs ask with.
 *
 * @param name whose it is
 * @param secretHash SHA-256 of the secret part
 * @param scopes what it reaches
 * @param requestsPerMinute how often it may ask
 * @param expiresAt first instant at which it does not hold any more; null: it holds until it is revoked
 */
record ApiKey(
        String name,
        byte[] secretHash,
        List<String> scopes,
        int requestsPerMinute,
        @Nullable Instant expiresAt) {

    boolean holdsAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
