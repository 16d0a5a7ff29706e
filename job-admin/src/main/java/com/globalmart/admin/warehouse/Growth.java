package com.globalmart.admin.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one published load has added to a table, by its books.
 *
 * @param touchedBytes bytes of the partitions of the days that the load had events of, with indexes; null where it is no fact
 */
record Growth(
        int loadId,
        LocalDate businessDate,
        Instant publishedAt,
        long rows,
        @Nullable Long touchedBytes) {}
