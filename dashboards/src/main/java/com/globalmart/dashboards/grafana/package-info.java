/** Makes the files of Grafana boards. */
@NullMarked
package com.globalmart.dashboards.grafana;

import org.jspecify.annotations.NullMarked;
