package com.globalmart.admin.job;

import com.globalmart.admin.execution.ExecutionRow;
import org.jspecify.annotations.Nullable;

/**
 * A job on the start page.
 *
 * @param last its newest execution, or null if it never ran
 */
public record JobCard(
        String name, String description, @Nullable ExecutionRow last, LaunchForm form) {}
