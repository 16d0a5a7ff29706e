package com.globalmart.batch.fact;

import com.globalmart.batch.dimension.Dimension;
import com.globalmart.batch.dimension.InferredMembers;
import com.globalmart.batch.dimension.Sighting;
import com.globalmart.batch.load.Load;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets the inferred members of one dimension carry what the latest event told of them, once all facts of a load are there. Only
 * members of keys that nobody ever spoke of learn from events, and only those that facts of the load point to are asked about.
 */
final class DescribeMembers {

    private static final int KEYS_AT_ONCE = 50_000;

    /** Where a member source names keys of one dimension. */
    interface Sightings {
        void in(MemberSource source, Load load, Collection<String> naturalKeys, Consumer<Sighting> see);
    }

    private final Dimension<?> dimension;
    private final InferredMembers members;
    private final FactKeys factKeys;
    private final List<MemberSource> sources;
    private final Sightings sightings;

    DescribeMembers(
            Dimension<?> dimension,
            InferredMembers members,
            FactKeys factKeys,
            List<MemberSource> sources,
            Sightings sightings) {
        this.dimension = dimension;
        this.members = members;
        this.factKeys = factKeys;
        this.sources = sources;
        this.sightings = sightings;
    }

    /** Stages what members learn; returns how many. Safe to run again. */
    int run(Load load) {
        var learned = 0;
        var keys = List.copyOf(namedBy(load));
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            var some = keys.subList(from, Math.min(from + KEYS_AT_ONCE, keys.size()));
            var missing = members.missing(dimension, Set.copyOf(some));
            sources.forEach(source -> sightings.in(source, load, missing.naturalKeys(), missing::see));
            learned += members.stage(dimension, missing);
        }
        return learned;
    }

    private Set<String> namedBy(Load load) {
        var told = members.toldByEvents(dimension);
        var keys = new HashSet<Integer>();
        if (!told.isEmpty()) {
            sources.forEach(source ->
                    keys.addAll(factKeys.among(told.keySet(), load, source.factTable(), dimension.surrogateKey())));
        }
        told.keySet().retainAll(keys);
        return Set.copyOf(told.values());
    }
}
