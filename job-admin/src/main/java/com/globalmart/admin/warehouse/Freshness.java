package com.globalmart.admin.warehouse;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How fresh everything is that readers see.
 *
 * @param completeThrough the last UTC day that is loaded completely
 * @param loadedAt when the load was published
 * @param loadId its number: a new one whenever a figure changes
 */
record Freshness(LocalDate completeThrough, Instant loadedAt, int loadId) {}
