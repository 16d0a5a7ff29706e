package com.globalmart.batch.dimension;

import com.github.benmanes.caffeine.cache.Cache;
import com.globalmart.batch.execution.ExecutionMemory;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Surrogate keys in memory that is bounded: those that are not there are fetched together. Who stages versions after keys were
 * looked up has them forgotten.
 */
@Component
public class KeyCache {

    private final Versions versions;
    private final DimensionProperties properties;
    private final Map<String, ExecutionMemory<String, List<KeyLookup.Period>>> memories =
            new ConcurrentHashMap<>(); // by dimension

    KeyCache(Versions versions, DimensionProperties properties) {
        this.versions = versions;
        this.properties = properties;
    }

    /** Surrogate keys by natural key and business time, over base and staging. */
    public KeyLookup lookup(Dimension<?> dimension, Set<String> naturalKeys) {
        return new KeyLookup(periods(dimension, naturalKeys));
    }

    /** When which surrogate key of the natural keys holds, in the order of time; no period for a key that has none. */
    Map<String, List<KeyLookup.Period>> periods(Dimension<?> dimension, Set<String> naturalKeys) {
        return of(dimension).getAll(naturalKeys, missing -> fetched(dimension, missing));
    }

    /** Has the keys fetched anew when they are asked for next. */
    void forget(Dimension<?> dimension, Collection<String> naturalKeys) {
        of(dimension).invalidateAll(naturalKeys);
    }

    private Map<String, List<KeyLookup.Period>> fetched(Dimension<?> dimension, Set<? extends String> naturalKeys) {
        var periods = new HashMap<String, List<KeyLookup.Period>>();
        naturalKeys.forEach(key -> periods.put(key, List.of()));
        periods.putAll(versions.periods(dimension, Set.copyOf(naturalKeys)));
        return periods;
    }

    private Cache<String, List<KeyLookup.Period>> of(Dimension<?> dimension) {
        return memories.computeIfAbsent(dimension.name(), name -> new ExecutionMemory<>(properties.keysInMemory()))
                .current();
    }
}
