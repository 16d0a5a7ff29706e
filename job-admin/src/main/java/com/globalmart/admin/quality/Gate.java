package com.globalmart.admin.quality;

import java.time.LocalDate;
import java.util.List;

/**
 * A load that its checks hold back.
 *
 * @param violated what they found
 * @param releases who has released it so far
 */
record Gate(int loadId, LocalDate businessDate, List<CheckResult> violated, List<Checks.Release> releases) {}
