package com.globalmart.admin.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of loads, newest first.
 *
 * @param address where this list is asked for again
 * @param older where the next page is; null if there is none
 */
record LoadList(List<Load> rows, String address, @Nullable String older) {}
