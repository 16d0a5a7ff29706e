package com.globalmart.admin.load;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The newest published load.
 *
 * @param businessDate the UTC day that the warehouse is complete through
 */
public record PublishedLoad(int loadId, LocalDate businessDate, Instant publishedAt) {}
