package com.globalmart.admin.schedule;

import com.globalmart.admin.execution.ExecutionStatus;

/** The newest execution of a job for a business date. */
record NewestRun(long executionId, ExecutionStatus status) {}
