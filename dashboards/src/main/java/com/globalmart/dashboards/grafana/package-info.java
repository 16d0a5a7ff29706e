/** Grafana boards: a small typed model, and the boards written in it. */
@NullMarked
package com.globalmart.dashboards.grafana;

import org.jspecify.annotations.NullMarked;
