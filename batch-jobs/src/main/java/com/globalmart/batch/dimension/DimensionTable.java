package com.globalmart.batch.dimension;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A type 2 dimension with its statements and its staging.
 *
 * @param <T> tracked attributes (type 2): a change opens a new version
 * @param <O> overwritten attributes (type 1): the latest, on all versions
 */
public interface DimensionTable<T, O> {

    /** The dimension's name in {@code staging.rekey}: customer or product. */
    String name();

    /** The next natural keys that statements of the load name, in order, after a given one. */
    List<String> touchedKeys(int loadId, String after, int limit);

    /** Every statement about the keys, of all loads. */
    Map<String, List<Statement<T, O>>> statements(Collection<String> naturalKeys);

    /** The published versions of the keys, in the order of time. */
    Map<String, List<Version<T, O>>> versions(Collection<String> naturalKeys);

    /** The versions of the keys as they will be, base and staging together, in the order of time. */
    Map<String, List<Version<T, O>>> effectiveVersions(Collection<String> naturalKeys);

    /** Surrogate keys that are not taken. */
    List<Integer> newKeys(int count);

    /** Replaces what staging holds of the keys. */
    void stage(Collection<String> naturalKeys, Collection<VersionChange<T, O>> changes);

    /** Adds versions to staging. */
    void stageMore(Collection<VersionChange<T, O>> changes);

    /** What an inferred member keeps of the version it stands in for. */
    T inferredProfile(T tracked);

    /** The overwritten attributes of an inferred member. */
    O nothingOverwritten();
}
