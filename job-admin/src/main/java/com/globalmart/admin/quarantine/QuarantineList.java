package com.globalmart.admin.quarantine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of quarantined records.
 *
 * @param address where this list is asked for again
 * @param next where the next page is, if there is one
 */
record QuarantineList(
        List<QuarantineRow> rows, String address, @Nullable String next) {}
