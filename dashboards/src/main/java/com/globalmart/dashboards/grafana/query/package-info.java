/** What Grafana would send: the queries of boards and alerts, with macros and variables written out. */
@NullMarked
package com.globalmart.dashboards.grafana.query;

import org.jspecify.annotations.NullMarked;
