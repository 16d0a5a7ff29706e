package com.globalmart.admin.backfill;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of backfills, newest first.
 *
 * @param older the number before which the next page begins; null if there is none
 */
record BackfillList(List<Backfill> rows, @Nullable Long older) {}
