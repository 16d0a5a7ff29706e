package com.globalmart.batch.dimension;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * Compares the history of one key with the versions that are there, and says what must change. A version keeps its surrogate
 * key while its {@code valid_from} stays; the version that starts where an inferred member did takes its key.
 *
 * @param changes versions to insert, update or delete
 * @param rekeys facts that follow
 */
record Rebuild<T, O>(List<VersionChange<T, O>> changes, List<Rekey> rekeys) {

    /** Whether facts point at a version within a period. */
    interface Facts {
        boolean existOf(int key, Instant from, Instant to);
    }

    /**
     * @param versions the key's versions in the base, in the order of time
     * @param nextKey gives surrogate keys that are not taken
     * @param inferredProfile what an inferred member keeps of the version it stands in for
     * @param nothing the overwritten attributes of an inferred member
     */
    static <T, O> Rebuild<T, O> of(
            String naturalKey,
            Collection<Statement<T, O>> statements,
            List<Version<T, O>> versions,
            IntSupplier nextKey,
            Facts facts,
            Function<T, T> inferredProfile,
            O nothing) {
        var history = History.of(statements);
        var overwritten = history.overwritten();
        var wanted = new ArrayList<Version<T, O>>();
        for (var span : history.spans()) {
            wanted.add(new Version<>(
                    0,
                    naturalKey,
                    span.from(),
                    span.to(),
                    false,
                    span.tracked(),
                    overwritten == null ? nothing : overwritten));
        }
        for (var gap : gaps(wanted)) {
            versions.stream()
                    .filter(version -> isStillNeeded(version, gap, facts))
                    .findFirst()
                    .ifPresent(version -> wanted.add(new Version<>(
                            0,
                            naturalKey,
                            gap.from(),
                            gap.to(),
                            true,
                            inferredProfile.apply(version.tracked()),
                            nothing)));
        }
        return differences(withKeys(wanted, versions, nextKey), versions);
    }

    /** A stretch of time in which no version holds. */
    record Gap(Instant from, Instant to) {}

    /** The gaps that the versions leave, from the start to the end of time. */
    static List<Gap> gaps(List<? extends Version<?, ?>> versions) {
        var gaps = new ArrayList<Gap>();
        var at = Eternity.START;
        for (var version : versions) {
            if (at.isBefore(version.from())) {
                gaps.add(new Gap(at, version.from()));
            }
            at = version.to();
        }
        if (at.isBefore(Eternity.END)) {
            gaps.add(new Gap(at, Eternity.END));
        }
        return gaps;
    }

    private static boolean isStillNeeded(Version<?, ?> version, Gap gap, Facts facts) {
        var from = later(version.from(), gap.from());
        var to = earlier(version.to(), gap.to());
        return from.isBefore(to) && facts.existOf(version.key(), from, to);
    }

    private static <T, O> List<Version<T, O>> withKeys(
            List<Version<T, O>> wanted, List<Version<T, O>> versions, IntSupplier nextKey) {
        var keys = versions.stream().collect(Collectors.toMap(Version::from, Version::key));
        var keyed = new ArrayList<Version<T, O>>();
        for (var version : wanted) {
            var kept = keys.get(version.from());
            keyed.add(new Version<>(
                    kept == null ? nextKey.getAsInt() : kept,
                    version.naturalKey(),
                    version.from(),
                    version.to(),
                    version.isInferred(),
                    version.tracked(),
                    version.overwritten()));
        }
        return keyed;
    }

    private static <T, O> Rebuild<T, O> differences(List<Version<T, O>> wanted, List<Version<T, O>> versions) {
        var changes = new ArrayList<VersionChange<T, O>>();
        var rekeys = new ArrayList<Rekey>();
        var base = versions.stream().collect(Collectors.toMap(Version::key, Function.identity()));
        for (var version : wanted) {
            var old = base.remove(version.key());
            if (old == null) {
                changes.add(new VersionChange<>(VersionChange.Kind.INSERT, version));
            } else if (!old.equals(version)) {
                changes.add(new VersionChange<>(VersionChange.Kind.UPDATE, version));
            }
        }
        base.values().forEach(gone -> changes.add(new VersionChange<>(VersionChange.Kind.DELETE, gone)));
        for (var old : versions) {
            for (var version : wanted) {
                var from = later(old.from(), version.from());
                var to = earlier(old.to(), version.to());
                if (old.key() != version.key() && from.isBefore(to)) {
                    rekeys.add(new Rekey(old.key(), version.key(), from, to));
                }
            }
        }
        return new Rebuild<>(changes, rekeys);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
