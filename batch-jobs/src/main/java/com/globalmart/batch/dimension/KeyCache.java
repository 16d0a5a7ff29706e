package com.globalmart.batch.dimension;

import com.globalmart.batch.execution.ExecutionMemory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        var names = DistinctNames.of(facts, naturalKey);
        var periods = periods(dimension, names.names());
        var keys = new int[facts.size()];
        var missing = new HashMap<Integer, Sighting>();
        for (int i = 0; i < keys.length; i++) {
            if (names.has(i)) {
                var instant = at.apply(facts.get(i));
                keys[i] = KeyPeriod.keyAt(periods.get(names.place(i)), instant);
                if (keys[i] == Dimension.UNKNOWN) {
                    missing.put(i, new Sighting(names.names().get(names.place(i)), instant, null));
                }
            } else {
                keys[i] = Dimension.UNKNOWN;
            }
        }
        makeMissing(dimension, missing, keys);
        return keys;
    }

    /** When which keys of the names hold, in their order. */
    private List<List<KeyPeriod>> periods(Dimension<?> dimension, List<String> names) {
        var memory = of(dimension);
        return memory.values(names, missing -> {
            var fetched = new HashMap<String, List<KeyPeriod>>();
            missing.forEach(name -> fetched.put(name, List.of()));
            fetched.putAll(versions.periods(dimension, missing));
            memory.current().putAll(fetched);
            return fetched;
        });
    }

    /** What is made here commits with the transaction, so the memory only forgets that it was missing. */
    private void makeMissing(Dimension<?> dimension, Map<Integer, Sighting> missing, int[] keys) {
        if (missing.isEmpty()) {
            return;
        }
        var made = members.make(dimension, missing.values());
        of(dimension).current().invalidateAll(made.keySet());
        missing.forEach(
                (i, fact) -> keys[i] = KeyPeriod.keyAt(Objects.requireNonNull(made.get(fact.naturalKey())), fact.at()));
    }

    private ExecutionMemory<String, List<KeyPeriod>> of(Dimension<?> dimension) {
        return memories.computeIfAbsent(dimension.name(), name -> new ExecutionMemory<>(properties.keysInMemory()));
    }
}
