package com.globalmart.admin.job;

import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import org.jspecify.annotations.Nullable;

/**
 * A job in the list of jobs.
 *
 * @param needs the job that must have completed for the same business date; null if none
 * @param steps how many steps it has
 * @param strip its last runs
 * @param trend whether it takes longer than before, in words; may be empty
 * @param last how its newest run stands; null if it never ran
 * @param lastExecution that run
 * @param cron when it is asked for by itself, as Quartz writes it; null without a schedule
 * @param next when that is next; null without a schedule, or when it is held
 */
record JobRow(
        String name,
        String description,
        @Nullable String needs,
        int steps,
        RunStrip strip,
        String trend,
        @Nullable State last,
        @Nullable Long lastExecution,
        @Nullable String cron,
        @Nullable Moment next) {}
