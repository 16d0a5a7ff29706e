package com.globalmart.batch.dimension;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Makes the members that facts need and no statement covers: one for a whole gap. A key that was ever spoken of carries what
 * was last said; any other what the latest event told, in whatever order events arrive.
 */
@Component
public class InferredMembers {

    private static final int NEW = -1;

    private final Statements statements;
    private final Versions versions;

    InferredMembers(Statements statements, Versions versions) {
        this.statements = statements;
        this.versions = versions;
    }

    /** The keys that have no statement for some of time; only these can need an inferred member, or have one that learns more. */
    public Set<String> notCovered(Dimension<?> dimension, Collection<String> naturalKeys) {
        var effective = versions.effective(dimension, naturalKeys);
        var notCovered = new HashSet<String>();
        for (var naturalKey : naturalKeys) {
            var known = effective.getOrDefault(naturalKey, List.of());
            if (known.stream().anyMatch(Version::isInferred)
                    || !Gap.between(known).isEmpty()) {
                notCovered.add(naturalKey);
            }
        }
        return notCovered;
    }

    /**
     * Stages an inferred member for every gap in which a fact was sighted, and what those of keys that nobody speaks of have
     * learned; returns how many. Running it again adds none.
     */
    public int infer(Dimension<?> dimension, Collection<Sighting> sightings) {
        var sightingsByKey = sightings.stream().collect(Collectors.groupingBy(Sighting::naturalKey));
        var effective = versions.effective(dimension, sightingsByKey.keySet());
        var lastSaid = statements.lastSaid(dimension, sightingsByKey.keySet());
        var changes = new ArrayList<VersionChange>();
        sightingsByKey.forEach((naturalKey, seen) -> {
            var known = effective.getOrDefault(naturalKey, List.of());
            var said = lastSaid.get(naturalKey);
            for (var gap : Gap.between(known)) {
                seen.stream()
                        .filter(sighting -> gap.contains(sighting.at()))
                        .max(Sighting.WORTH)
                        .map(latest ->
                                said == null ? sighted(dimension, latest, gap) : spokenOf(dimension, said, latest, gap))
                        .ifPresent(member -> changes.add(new VersionChange(VersionChange.Kind.INSERT, member)));
            }
            if (said == null && !known.isEmpty()) {
                learned(known.getFirst(), seen)
                        .ifPresent(member -> changes.add(new VersionChange(VersionChange.Kind.UPDATE, member)));
            }
        });
        versions.stage(dimension, withKeys(dimension, changes));
        return changes.size();
    }

    /** A key that was never spoken of: its member says what the latest event told. */
    private static Version sighted(Dimension<?> dimension, Sighting latest, Gap gap) {
        var told = latest.profile();
        return new Version(
                NEW,
                latest.naturalKey(),
                gap.from(),
                gap.to(),
                true,
                told == null ? null : latest.at(),
                told == null ? dimension.told() : told);
    }

    private static Version spokenOf(Dimension<?> dimension, Profile said, Sighting latest, Gap gap) {
        return new Version(NEW, latest.naturalKey(), gap.from(), gap.to(), true, null, dimension.inferred(said));
    }

    /** The member with what a later event tells, if one does. */
    private static Optional<Version> learned(Version member, Collection<Sighting> seen) {
        var told = new Sighting(
                member.naturalKey(),
                member.sightedAt() == null ? Eternity.START : member.sightedAt(),
                member.sightedAt() == null ? null : member.profile());
        return seen.stream()
                .filter(sighting -> sighting.profile() != null && Sighting.WORTH.compare(sighting, told) > 0)
                .max(Sighting.WORTH)
                .map(latest -> new Version(
                        member.key(),
                        member.naturalKey(),
                        member.from(),
                        member.to(),
                        true,
                        latest.at(),
                        Objects.requireNonNull(latest.profile())));
    }

    private List<VersionChange> withKeys(Dimension<?> dimension, List<VersionChange> changes) {
        var isNew = (Predicate<VersionChange>) change -> change.version().key() == NEW;
        var newKeys = versions.newKeys(
                        dimension, (int) changes.stream().filter(isNew).count())
                .iterator();
        return changes.stream()
                .map(change -> isNew.test(change)
                        ? new VersionChange(change.kind(), change.version().withKey(newKeys.next()))
                        : change)
                .toList();
    }
}
