package com.globalmart.batch.dimension;

import java.time.Instant;

/**
 * Facts of {@code oldKey} that happened in {@code [from, to)}, if there are any, belong to {@code newKey} since history changed.
 *
 * @param newKey the old key itself where an inferred member keeps it, and stays only if there are such facts
 */
record MovedPeriod(int oldKey, int newKey, Instant from, Instant to) {}
