package com.globalmart.admin.grid;

import org.jspecify.annotations.Nullable;

/**
 * A step of one run.
 *
 * @param id unique on the page, and the same when the grid is fetched again
 * @param style how it ended, as the style sheet calls it; {@code before} where an earlier attempt has completed it, {@code unrun}
 *     where nobody has run it
 * @param partitions how many partitions it has, empty where none
 * @param label step, run, how it ended and how long it took
 * @param address where more is told; null where there is nothing to tell
 */
record Cell(
        String id,
        String style,
        String partitions,
        String label,
        @Nullable String address) {}
