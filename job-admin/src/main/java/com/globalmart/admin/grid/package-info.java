/** Runs across, steps down: many executions of a job beside each other, and restarts of several at once. */
@NullMarked
package com.globalmart.admin.grid;

import org.jspecify.annotations.NullMarked;
