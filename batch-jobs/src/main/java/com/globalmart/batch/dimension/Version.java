package com.globalmart.batch.dimension;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of a dimension: what is true of a key over {@code [from, to)}.
 *
 * @param key surrogate key; below 0 while the version is new and has none yet
 * @param isInferred made because facts happened in a gap that no statement covers
 * @param sightedAt when the latest event happened that told the profile of an inferred member; null where a statement told
 *     it, or nothing did
 */
record Version(
        int key,
        String naturalKey,
        Instant from,
        Instant to,
        boolean isInferred,
        @Nullable Instant sightedAt,
        Profile profile) {

    Version {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "version of %s from %s to %s, expected from before to".formatted(naturalKey, from, to));
        }
        if (sightedAt != null && !isInferred) {
            throw new IllegalArgumentException("version of %s from %s was sighted at %s, expected an inferred member"
                    .formatted(naturalKey, from, sightedAt));
        }
    }

    Version withKey(int newKey) {
        return new Version(newKey, naturalKey, from, to, isInferred, sightedAt, profile);
    }
}
