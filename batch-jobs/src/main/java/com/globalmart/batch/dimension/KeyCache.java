package com.globalmart.batch.dimension;

import com.github.benmanes.caffeine.cache.Cache;
import com.globalmart.batch.execution.ExecutionMemory;
import java.time.Instant;
import java.util.ArrayList;
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
 * Surrogate keys in memory that is bounded: those that are not there are fetched together, and made where facts need a member
 * that is not there.
 */
@Component
public class KeyCache {

    private final Versions versions;
    private final InferredMembers members;
    private final DimensionProperties properties;
    private final Map<String, ExecutionMemory<String, List<KeyPeriod>>> memories =
            new ConcurrentHashMap<>(); // by dimension

    KeyCache(Versions versions, InferredMembers members, DimensionProperties properties) {
        this.versions = versions;
        this.members = members;
        this.properties = properties;
    }

    /**
     * The surrogate keys, over base and staging, that held when facts happened. Where none did a member is made, in the current
     * transaction.
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
        makeMissing(dimension, facts, naturalKey, at, keys);
        return keys;
    }

    /** What is made here commits with the transaction, so the memory only forgets that it was missing. */
    private <F> void makeMissing(
            Dimension<?> dimension,
            List<F> facts,
            Function<F, @Nullable String> naturalKey,
            Function<F, Instant> at,
            int[] keys) {
        var missing = new HashMap<Integer, Sighting>();
        for (int i = 0; i < keys.length; i++) {
            var named = keys[i] == Dimension.UNKNOWN ? naturalKey.apply(facts.get(i)) : null;
            if (named != null) {
                missing.put(i, new Sighting(named, at.apply(facts.get(i)), null));
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        var made = members.make(dimension, missing.values());
        of(dimension).invalidateAll(made.keySet());
        missing.forEach(
                (i, fact) -> keys[i] = KeyPeriod.keyAt(Objects.requireNonNull(made.get(fact.naturalKey())), fact.at()));
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
