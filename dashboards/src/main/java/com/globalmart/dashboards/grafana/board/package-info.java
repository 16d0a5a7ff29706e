/** The boards themselves. A query that a board asks stands in it, and is run by a test. */
@NullMarked
package com.globalmart.dashboards.grafana.board;

import org.jspecify.annotations.NullMarked;
