package com.globalmart.batch.dimension;

/**
 * A difference between the base and the dimension as it will be.
 *
 * @param version the row as it will be; for a deletion, as it was
 */
record VersionChange(Kind kind, Version version) {

    /** Stands for the surrogate key of a version that has none yet; so do all numbers below 0. */
    static final int NEW = -1;

    /** INSERT: a new version; UPDATE: the same key with other values; DELETE: the version is no more. */
    enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    /** Whether the version has no surrogate key yet. */
    boolean isNew() {
        return version.key() <= NEW;
    }

    VersionChange withKey(int key) {
        return new VersionChange(kind, version.withKey(key));
    }
}
