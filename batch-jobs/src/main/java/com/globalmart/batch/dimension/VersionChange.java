package com.globalmart.batch.dimension;

/**
 * A difference between the base and the dimension as it will be.
 *
 * @param version the row as it will be; for a deletion, as it was
 */
record VersionChange(Kind kind, Version version) {

    /** INSERT: a new version; UPDATE: the same key with other values; DELETE: the version is no more. */
    enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }
}
