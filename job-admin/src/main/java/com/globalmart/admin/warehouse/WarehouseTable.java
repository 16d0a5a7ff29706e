package com.globalmart.admin.warehouse;

import org.jspecify.annotations.Nullable;

/**
 * A table of the warehouse, its partitions together.
 *
 * @param comment what one row is, and more
 * @param partitions how many it is made of; 0 where it is not partitioned
 * @param rows as the planner estimates them; null where nobody has counted yet
 * @param tableBytes bytes of its rows
 * @param addedRows rows that the newest night has added, by its books; null where no books are kept of it
 */
record WarehouseTable(
        String name,
        String comment,
        int partitions,
        @Nullable Long rows,
        long tableBytes,
        long indexBytes,
        @Nullable Long addedRows) {

    long bytes() {
        return tableBytes + indexBytes;
    }
}
