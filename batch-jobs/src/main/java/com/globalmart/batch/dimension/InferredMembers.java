package com.globalmart.batch.dimension;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes the members that facts need and no statement has told of: one for a whole gap, as the latest fact in it says. */
@Component
public class InferredMembers {

    /** The keys that have no version for some of time; only these can need an inferred member. */
    public Set<String> withGaps(DimensionTable<?, ?> dimension, Collection<String> naturalKeys) {
        var versions = dimension.effectiveVersions(naturalKeys);
        var gappy = new HashSet<String>();
        for (var naturalKey : naturalKeys) {
            var known = versions.get(naturalKey);
            if (known == null || !Rebuild.gaps(known).isEmpty()) {
                gappy.add(naturalKey);
            }
        }
        return gappy;
    }

    /** Stages an inferred member for every gap in which a fact was sighted; returns how many. Running it again adds none. */
    public <T, O> int infer(DimensionTable<T, O> dimension, Collection<Sighting<T>> sightings) {
        var byKey = sightings.stream().collect(Collectors.groupingBy(Sighting::naturalKey));
        var versions = dimension.effectiveVersions(byKey.keySet());
        var members = new ArrayList<Version<T, O>>();
        byKey.forEach((naturalKey, seen) -> {
            for (var gap : Rebuild.gaps(versions.getOrDefault(naturalKey, List.of()))) {
                seen.stream()
                        .filter(sighting -> !sighting.at().isBefore(gap.from())
                                && sighting.at().isBefore(gap.to()))
                        .max(Sighting.byWorth())
                        .ifPresent(latest -> members.add(new Version<>(
                                0,
                                naturalKey,
                                gap.from(),
                                gap.to(),
                                true,
                                latest.tracked(),
                                dimension.nothingOverwritten())));
            }
        });
        var keys = dimension.newKeys(members.size()).iterator();
        dimension.stageMore(members.stream()
                .map(member -> new VersionChange<>(
                        VersionChange.Kind.INSERT,
                        new Version<>(
                                keys.next(),
                                member.naturalKey(),
                                member.from(),
                                member.to(),
                                true,
                                member.tracked(),
                                member.overwritten())))
                .toList());
        return members.size();
    }
}
