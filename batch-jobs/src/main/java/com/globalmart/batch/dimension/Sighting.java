package com.globalmart.batch.dimension;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact that names a key.
 *
 * @param at when the fact happened
 * @param profile what it tells of the key; null when it names the key and tells nothing of it, as a sale does of its products
 */
public record Sighting(
        String naturalKey, Instant at, @Nullable Profile profile) {}
