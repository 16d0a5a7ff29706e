package com.globalmart.admin.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All schedules.
 *
 * @param freeze that they are frozen; null while they are not
 * @param jobsWithout jobs that could be given one
 */
record ScheduleList(List<ScheduleRow> rows, @Nullable Freeze freeze, List<String> jobsWithout) {}
