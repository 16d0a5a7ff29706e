package com.globalmart.batch.dimension;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where members of some keys may be missing, and the sighting there that counts most: the rest of what facts tell is forgotten
 * at once, so that it does not matter how many there are.
 */
public final class MissingMembers {

    /** A gap that no member spans, or one whose member may learn more. */
    private static final class Place {

        private final Gap gap;
        private final @Nullable Profile lastSaid;
        private final @Nullable Version member;
        private @Nullable Sighting best;

        Place(Gap gap, @Nullable Profile lastSaid, @Nullable Version member) {
            this.gap = gap;
            this.lastSaid = lastSaid;
            this.member = member;
        }
    }

    /** Of two sightings the later one counts, unless only the other tells anything; the profile makes the order total. */
    private static final Comparator<Sighting> WORTH = Comparator.<Sighting, Boolean>comparing(
                    sighting -> sighting.profile() != null)
            .thenComparing(Sighting::at)
            .thenComparing(sighting -> String.valueOf(sighting.profile()));

    private final Dimension<?> dimension;
    private final Map<String, List<Place>> places = new HashMap<>();

    MissingMembers(Dimension<?> dimension) {
        this.dimension = dimension;
    }

    /**
     * Looks where members of a key may be missing.
     *
     * @param effective its versions as they will be, in the order of time
     * @param lastSaid what was last said of it; null where nobody speaks of it
     */
    void lookAt(String naturalKey, List<Version> effective, @Nullable Profile lastSaid) {
        var found = new ArrayList<Place>();
        for (var gap : Gap.between(effective)) {
            found.add(new Place(gap, lastSaid, null));
        }
        if (lastSaid == null && !effective.isEmpty()) {
            var member = effective.getFirst(); // the only one, over all time
            found.add(new Place(new Gap(member.from(), member.to()), null, member));
        }
        if (!found.isEmpty()) {
            places.put(naturalKey, found);
        }
    }

    /** The keys that facts are to be asked about. */
    public Set<String> naturalKeys() {
        return Set.copyOf(places.keySet());
    }

    /** Takes note of a fact that names a key. */
    public void see(Sighting sighting) {
        for (var place : places.getOrDefault(sighting.naturalKey(), List.of())) {
            if (place.gap.contains(sighting.at()) && (place.best == null || WORTH.compare(sighting, place.best) > 0)) {
                place.best = sighting;
            }
        }
    }

    /** The members that the sightings ask for; new ones have no key yet. */
    List<VersionChange> changes() {
        var changes = new ArrayList<VersionChange>();
        places.forEach((naturalKey, some) -> {
            for (var place : some) {
                if (place.best != null) {
                    change(naturalKey, place, place.best).ifPresent(changes::add);
                }
            }
        });
        return changes;
    }

    private Optional<VersionChange> change(String naturalKey, Place place, Sighting best) {
        if (place.member != null) {
            return learned(place.member, best);
        }
        if (place.lastSaid != null) {
            return Optional.of(insert(naturalKey, place.gap, null, dimension.inferred(place.lastSaid)));
        }
        var told = best.profile();
        return Optional.of(
                told == null
                        ? insert(naturalKey, place.gap, null, dimension.told())
                        : insert(naturalKey, place.gap, best.at(), told));
    }

    private static VersionChange insert(String naturalKey, Gap gap, @Nullable Instant sightedAt, Profile profile) {
        return new VersionChange(
                VersionChange.Kind.INSERT,
                new Version(VersionChange.NEW, naturalKey, gap.from(), gap.to(), true, sightedAt, profile));
    }

    /** The member with what a later event tells, if one does. */
    private static Optional<VersionChange> learned(Version member, Sighting best) {
        var told = best.profile();
        var known = new Sighting(
                member.naturalKey(),
                member.sightedAt() == null ? Eternity.START : member.sightedAt(),
                member.sightedAt() == null ? null : member.profile());
        if (told == null || WORTH.compare(best, known) <= 0) {
            return Optional.empty();
        }
        return Optional.of(new VersionChange(
                VersionChange.Kind.UPDATE,
                new Version(member.key(), member.naturalKey(), member.from(), member.to(), true, best.at(), told)));
    }
}
