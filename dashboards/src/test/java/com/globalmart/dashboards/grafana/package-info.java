/** Boards as Grafana and PostgreSQL see them. */
@NullMarked
package com.globalmart.dashboards.grafana;

import org.jspecify.annotations.NullMarked;
