/** Reads the Power BI project as Power BI would, and holds it against the warehouse. */
@NullMarked
package com.globalmart.dashboards.powerbi;

import org.jspecify.annotations.NullMarked;
