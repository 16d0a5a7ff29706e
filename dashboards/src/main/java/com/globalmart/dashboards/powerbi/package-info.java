/** The Power BI project in text form: a semantic model of the star in TMDL and a report in PBIR. */
@NullMarked
package com.globalmart.dashboards.powerbi;

import org.jspecify.annotations.NullMarked;
