package com.globalmart.admin.schedule;

import java.util.List;

/**
 * A schedule on a page of its own.
 *
 * @param fires the times to come
 * @param lately the times of the last days, newest first
 */
record SchedulePage(ScheduleRow schedule, List<FireRow> fires, List<Past> lately) {}
