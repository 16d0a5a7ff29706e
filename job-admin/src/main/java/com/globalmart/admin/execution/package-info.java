/** Executions of jobs and their steps; stopping and restarting them. */
@NullMarked
package com.globalmart.admin.execution;

import org.jspecify.annotations.NullMarked;
