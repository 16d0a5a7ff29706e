package com.globalmart.batch.dimension;

import java.time.Instant;

/**
 * A fact that names a key.
 *
 * @param at when the fact happened
 * @param tracked what it says of the key
 */
public record Sighting<T>(String naturalKey, Instant at, T tracked) {}
