package com.globalmart.admin.warehouse;

import org.jspecify.annotations.Nullable;

/**
 * A step that makes rows of a table.
 *
 * @param job the job that runs it; null where batch-jobs has not declared it
 * @param stage its stage in that job
 * @param description what it does
 */
record Writer(
        String step,
        @Nullable String job,
        @Nullable String stage,
        @Nullable String description) {}
