package com.globalmart.batch.dimension;

import com.github.benmanes.caffeine.cache.Cache;
import com.globalmart.batch.execution.ExecutionMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Surrogate keys in memory that is bounded: those that are not there are fetched together. Who stages versions after keys were
 * looked up has them forgotten.
 */
@Component
public class KeyCache {

    private final Versions versions;
    private final DimensionProperties properties;
    private final Map<String, ExecutionMemory<String, List<KeyPeriod>>> memories =
            new ConcurrentHashMap<>(); // by dimension

    KeyCache(Versions versions, DimensionProperties properties) {
        this.versions = versions;
        this.properties = properties;
    }

    /**
     * The surrogate keys, over base and staging, that held when facts happened.
     *
     * @param naturalKey what a fact names; one that names nothing gets {@link Dimension#UNKNOWN}
     * @param at when a fact happened
     * @return a key for each fact, in their order
     */
    public <F> int[] keysAt(
            Dimension<?> dimension, List<F> facts, Function<F, @Nullable String> naturalKey, Function<F, Instant> at) {
        var memory = of(dimension);
        var keys = new int[facts.size()];
        var notThere = new ArrayList<Integer>();
        var missing = new HashSet<String>();
        for (int i = 0; i < keys.length; i++) {
            var fact = facts.get(i);
            var named = naturalKey.apply(fact);
            if (named == null) {
                keys[i] = Dimension.UNKNOWN;
                continue;
            }
            var periods = memory.getIfPresent(named);
            if (periods == null) {
                missing.add(named);
                notThere.add(i);
            } else {
                keys[i] = KeyPeriod.keyAt(periods, at.apply(fact));
            }
        }
        var fetched = fetched(dimension, missing);
        memory.putAll(fetched);
        for (int i : notThere) {
            var fact = facts.get(i);
            var periods = fetched.get(Objects.requireNonNull(naturalKey.apply(fact)));
            keys[i] = KeyPeriod.keyAt(Objects.requireNonNull(periods), at.apply(fact));
        }
        return keys;
    }

    /** When which surrogate key of the natural keys holds, in the order of time; no period for a key that has none. */
    Map<String, List<KeyPeriod>> periods(Dimension<?> dimension, Set<String> naturalKeys) {
        return of(dimension).getAll(naturalKeys, missing -> fetched(dimension, Set.copyOf(missing)));
    }

    /** Has the keys fetched anew when they are asked for next. */
    void forget(Dimension<?> dimension, Collection<String> naturalKeys) {
        of(dimension).invalidateAll(naturalKeys);
    }

    private Map<String, List<KeyPeriod>> fetched(Dimension<?> dimension, Set<String> naturalKeys) {
        var periods = new HashMap<String, List<KeyPeriod>>();
        if (!naturalKeys.isEmpty()) {
            naturalKeys.forEach(key -> periods.put(key, List.of()));
            periods.putAll(versions.periods(dimension, naturalKeys));
        }
        return periods;
    }

    private Cache<String, List<KeyPeriod>> of(Dimension<?> dimension) {
        return memories.computeIfAbsent(dimension.name(), name -> new ExecutionMemory<>(properties.keysInMemory()))
                .current();
    }
}
