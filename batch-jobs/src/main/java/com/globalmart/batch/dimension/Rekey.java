package com.globalmart.batch.dimension;

import java.time.Instant;

/** Facts of {@code oldKey} that happened in {@code [from, to)} belong to {@code newKey} since history changed. */
public record Rekey(int oldKey, int newKey, Instant from, Instant to) {}
