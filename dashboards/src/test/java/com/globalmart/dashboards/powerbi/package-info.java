/** The Power BI project, as far as it can be held against something without Power BI. */
@NullMarked
package com.globalmart.dashboards.powerbi;

import org.jspecify.annotations.NullMarked;
