/** The benchmark {@code analytics}: totals, trends, RFM, segments and product performance beside plain SQL. */
@NullMarked
package com.globalmart.bench.analytics;

import org.jspecify.annotations.NullMarked;
