package com.globalmart.admin.load;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The load that is being prepared: readers do not see it.
 *
 * @param attempt 1 for the first load of its business date
 */
public record OpenLoad(int loadId, LocalDate businessDate, int attempt, Instant openedAt) {}
