package com.globalmart.serving.trend;

import com.globalmart.serving.parameter.Written;

/** How long the periods of a trend are. */
enum Period implements Written {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
}
