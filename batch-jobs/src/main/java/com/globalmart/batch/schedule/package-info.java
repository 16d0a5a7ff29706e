/** Schedules: Quartz inserts requests, and nothing else. */
@NullMarked
package com.globalmart.batch.schedule;

import org.jspecify.annotations.NullMarked;
