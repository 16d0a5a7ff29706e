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
 * Makes the inferred members of one dimension that the facts of a load need. Keys whose statements cover all time are left
 * out early, so that only the records of the others are read.
 */
final class InferMembers {

    private static final int KEYS_AT_ONCE = 50_000;

    /** What a member source says of one dimension. */
    interface Names {
        Set<String> in(MemberSource source, Load load);
    }

    /** Where a member source names keys of one dimension. */
    interface Sightings {
        void in(MemberSource source, Load load, Collection<String> naturalKeys, Consumer<Sighting> see);
    }

    private final Dimension<?> dimension;
    private final InferredMembers members;
    private final List<MemberSource> sources;
    private final Names names;
    private final Sightings sightings;

    InferMembers(
            Dimension<?> dimension,
            InferredMembers members,
            List<MemberSource> sources,
            Names names,
            Sightings sightings) {
        this.dimension = dimension;
        this.members = members;
        this.sources = sources;
        this.names = names;
        this.sightings = sightings;
    }

    /** Stages the members that are missing; returns how many. Safe to run again. */
    int run(Load load) {
        var named = new HashSet<String>();
        sources.forEach(source -> named.addAll(names.in(source, load)));
        var inferred = 0;
        var keys = List.copyOf(named);
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            var some = keys.subList(from, Math.min(from + KEYS_AT_ONCE, keys.size()));
            var missing = members.missing(dimension, Set.copyOf(some));
            if (missing.naturalKeys().isEmpty()) {
                continue;
            }
            sources.forEach(source -> sightings.in(source, load, missing.naturalKeys(), missing::see));
            inferred += members.stage(dimension, missing);
        }
        return inferred;
    }
}
