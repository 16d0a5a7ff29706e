package com.globalmart.batch.dimension;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Surrogate keys by natural key and business time, over base and staging, for the keys of one chunk. */
public final class KeyLookup {

    /** What a key means when no version is known: the unknown member. */
    public static final int UNKNOWN = 0;

    /** What a key means where the dimension does not apply. */
    public static final int NOT_APPLICABLE = -1;

    private record Period(int key, Instant from, Instant to) {}

    private final Map<String, List<Period>> periods;

    private KeyLookup(Map<String, List<Period>> periods) {
        this.periods = periods;
    }

    /** Looks up all keys at once. */
    public static KeyLookup of(DimensionTable<?, ?> dimension, Collection<String> naturalKeys) {
        return new KeyLookup(dimension.effectiveVersions(naturalKeys).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(version -> new Period(version.key(), version.from(), version.to()))
                                .toList())));
    }

    /** The key of the version that was valid at an instant. */
    public int keyAt(String naturalKey, Instant at) {
        for (var period : periods.getOrDefault(naturalKey, List.of())) {
            if (!at.isBefore(period.from()) && at.isBefore(period.to())) {
                return period.key();
            }
        }
        return UNKNOWN;
    }
}
