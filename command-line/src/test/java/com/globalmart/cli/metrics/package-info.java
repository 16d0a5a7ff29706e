/** Prometheus' rules, by Prometheus' own tools. */
@NullMarked
package com.globalmart.cli.metrics;

import org.jspecify.annotations.NullMarked;
