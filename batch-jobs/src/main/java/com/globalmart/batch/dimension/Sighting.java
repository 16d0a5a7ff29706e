package com.globalmart.batch.dimension;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A fact that names a key.
 *
 * @param at when the fact happened
 * @param profile what it tells of the key; null when it names the key and tells nothing of it, as a sale does of its products
 */
public record Sighting(
        String naturalKey, Instant at, @Nullable Profile profile) {

    /** Of two sightings the later one counts, unless only the other tells anything; the profile makes the order total. */
    static final Comparator<Sighting> WORTH = Comparator.<Sighting, Boolean>comparing(
                    sighting -> sighting.profile() != null)
            .thenComparing(Sighting::at)
            .thenComparing(sighting -> String.valueOf(sighting.profile()));
}
