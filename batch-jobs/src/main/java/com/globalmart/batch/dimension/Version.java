package com.globalmart.batch.dimension;

import java.time.Instant;

/**
 * One row of a dimension: what is true of a key over {@code [from, to)}.
 *
 * @param key surrogate key
 * @param isInferred made because a fact came before any statement
 */
public record Version<T, O>(
        int key, String naturalKey, Instant from, Instant to, boolean isInferred, T tracked, O overwritten) {

    public Version {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "version of %s from %s to %s, expected from before to".formatted(naturalKey, from, to));
        }
    }
}
