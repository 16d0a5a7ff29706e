package com.globalmart.admin.execution;

/**
 * Why a step or a partition failed.
 *
 * @param trace the whole exception, or as much of it as was kept
 */
record Failure(String step, String summary, String trace) {}
