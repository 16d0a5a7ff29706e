package com.globalmart.admin.deadletter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of dead letters.
 *
 * @param address where this list is asked for again
 * @param next where the next page is, if there is one
 */
record LetterList(
        List<LetterRow> rows, String address, @Nullable String next) {}
