package com.globalmart.serving.kpi;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One number over a range of days.
 *
 * @param metric its name in the catalogue, {@code bi.metric_definitions}
 * @param unit in what it is measured
 * @param value over the range; null where it is not known, as a rate of nothing
 * @param previousValue over as many days just before
 * @param changePercent of the value against the previous one; null where that is 0 or not known
 */
record Kpi(
        @Schema(example = "Revenue") String metric,
        @Schema(example = "reporting currency") String unit,
        @Nullable BigDecimal value,
        @Nullable BigDecimal previousValue,
        @Nullable BigDecimal changePercent) {}
