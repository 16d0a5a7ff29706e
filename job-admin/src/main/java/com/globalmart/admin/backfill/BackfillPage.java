package com.globalmart.admin.backfill;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backfill on a page of its own.
 *
 * @param dates some of its dates, in order
 * @param earlier where the dates before them begin; null if there are none
 * @param later where those after them begin; null if there are none
 * @param from where the address says that they begin; null where it does not say
 */
record BackfillPage(
        Backfill backfill,
        List<BackfillDate> dates,
        @Nullable LocalDate earlier,
        @Nullable LocalDate later,
        @Nullable LocalDate from) {}
