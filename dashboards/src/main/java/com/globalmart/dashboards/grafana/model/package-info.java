/** A small typed model of Grafana's boards: a panel without a title, a sentence, a unit and a query cannot be written in it. */
@NullMarked
package com.globalmart.dashboards.grafana.model;

import org.jspecify.annotations.NullMarked;
