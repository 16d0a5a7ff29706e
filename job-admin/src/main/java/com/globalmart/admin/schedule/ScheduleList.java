package com.globalmart.admin.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All schedules.
 *
 * @param freeze that they are frozen; null while they are not
 */
record ScheduleList(List<ScheduleRow> rows, @Nullable Freeze freeze) {}
