/** The four analytics tables and the daily totals. The stage {@code analytics}. */
@NullMarked
package com.globalmart.batch.analytics;

import org.jspecify.annotations.NullMarked;
