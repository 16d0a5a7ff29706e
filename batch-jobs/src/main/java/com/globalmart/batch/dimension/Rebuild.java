package com.globalmart.batch.dimension;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * What must change so that the versions of one key say what its statements say. A version keeps its surrogate key while its
 * {@code valid_from} stays; the version that starts where an inferred member did takes its key. New versions are numbered -1,
 * -2 and so on, until they are given keys.
 *
 * @param changes versions to insert, update or delete; an inferred member among them is only needed if facts are found in it
 * @param moved facts that follow
 */
record Rebuild(List<VersionChange> changes, List<MovedPeriod> moved) {

    /** A pure function of what is known of the key. */
    static Rebuild of(Dimension<?> dimension, KeyHistory key) {
        var history = History.of(key.statements());
        var lastSaid = history.lastSaid();
        if (lastSaid == null) {
            return new Rebuild(List.of(), List.of()); // only ever deleted: nothing but an inferred member can be there
        }
        var wanted = new Wanted(key);
        for (var span : history.spans()) {
            wanted.add(span.from(), span.to(), false, new Profile(span.tracked(), lastSaid.overwritten()));
        }
        for (var gap : Gap.between(wanted.versions())) {
            if (key.versions().stream().anyMatch(gap::overlaps)) { // where no version was, no fact was
                wanted.add(gap.from(), gap.to(), true, dimension.inferred(lastSaid));
            }
        }
        return differences(wanted.versions(), key.versions());
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** How many new versions there are. */
    int newVersions() {
        return (int) changes.stream().filter(VersionChange::isNew).count();
    }

    /** The same with surrogate keys for the new versions. */
    Rebuild withKeys(IntSupplier nextKey) {
        var keys = new HashMap<Integer, Integer>();
        IntUnaryOperator keyOf = key -> key < 0 ? keys.computeIfAbsent(key, number -> nextKey.getAsInt()) : key;
        return new Rebuild(
                changes.stream()
                        .map(change ->
                                change.withKey(keyOf.applyAsInt(change.version().key())))
                        .toList(),
                moved.stream()
                        .map(period -> new MovedPeriod(
                                period.oldKey(), keyOf.applyAsInt(period.newKey()), period.from(), period.to()))
                        .toList());
    }

    /** The versions that shall be, with the keys that they keep. */
    private static final class Wanted {

        private final KeyHistory key;
        private final List<Version> versions = new ArrayList<>();
        private int added;

        Wanted(KeyHistory key) {
            this.key = key;
        }

        void add(Instant from, Instant to, boolean isInferred, Profile profile) {
            versions.add(new Version(keyOf(from), key.naturalKey(), from, to, isInferred, null, profile));
        }

        List<Version> versions() {
            return List.copyOf(versions);
        }

        private int keyOf(Instant from) {
            return key.versions().stream()
                    .filter(version -> version.from().equals(from))
                    .findFirst()
                    .map(Version::key)
                    .orElseGet(() -> - ++added);
        }
    }

    private static Rebuild differences(List<Version> wanted, List<Version> versions) {
        var changes = new ArrayList<VersionChange>();
        var moved = new ArrayList<MovedPeriod>();
        var gone = versions.stream().collect(Collectors.toMap(Version::key, Function.identity()));
        for (var version : wanted) {
            var old = gone.remove(version.key());
            if (version.equals(old)) {
                continue;
            }
            changes.add(
                    new VersionChange(old == null ? VersionChange.Kind.INSERT : VersionChange.Kind.UPDATE, version));
            for (var before : versions) {
                if (before.key() != version.key() || version.isInferred()) {
                    var from = before.from().isAfter(version.from()) ? before.from() : version.from();
                    var to = before.to().isBefore(version.to()) ? before.to() : version.to();
                    if (from.isBefore(to)) {
                        moved.add(new MovedPeriod(before.key(), version.key(), from, to));
                    }
                }
            }
        }
        gone.values().forEach(version -> changes.add(new VersionChange(VersionChange.Kind.DELETE, version)));
        return new Rebuild(changes, moved);
    }
}
