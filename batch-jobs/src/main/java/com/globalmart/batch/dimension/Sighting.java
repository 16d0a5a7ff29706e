package com.globalmart.batch.dimension;

import java.time.Instant;
import java.util.Comparator;

/**
 * A fact that names a key.
 *
 * @param at when the fact happened
 * @param tracked what it says of the key
 * @param isTelling false when it names the key and says nothing of it, as a sale does of its products
 */
public record Sighting<T>(String naturalKey, Instant at, T tracked, boolean isTelling) {

    /** Of two sightings the later one counts, unless only the other says anything; the last key makes the order total. */
    static <T> Comparator<Sighting<T>> byWorth() {
        return Comparator.<Sighting<T>, Boolean>comparing(Sighting::isTelling)
                .thenComparing(Sighting::at)
                .thenComparing(sighting -> sighting.tracked().toString());
    }
}
