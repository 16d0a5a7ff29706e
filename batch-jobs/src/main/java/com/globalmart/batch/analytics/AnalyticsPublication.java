package com.globalmart.batch.analytics;

import com.globalmart.batch.load.Load;
import org.springframework.stereotype.Component;

/**
 * What analytics contributes to publishing: corrected totals and trends, and judgements made again. What is judged for the first time
 * becomes visible by its load's id.
 */
@Component
public class AnalyticsPublication {

    private final DailyTotals totals;
    private final SalesTrends trends;
    private final JudgedDates dates;

    AnalyticsPublication(DailyTotals totals, SalesTrends trends, JudgedDates dates) {
        this.totals = totals;
        this.trends = trends;
        this.dates = dates;
    }

    /** Applies what is staged, in the caller's transaction. */
    public void apply(Load load) {
        totals.publish();
        trends.publish();
        dates.publish(load);
    }
}
