/** Sales by period, against the period before. */
@NullMarked
package com.globalmart.serving.trend;

import org.jspecify.annotations.NullMarked;
