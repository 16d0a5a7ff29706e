/** The headline numbers of a range of days, beside those of the range before. */
@NullMarked
package com.globalmart.serving.kpi;

import org.jspecify.annotations.NullMarked;
