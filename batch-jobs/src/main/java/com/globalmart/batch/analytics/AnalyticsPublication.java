package com.globalmart.batch.analytics;

import org.springframework.stereotype.Component;

/** What analytics contributes to publishing: corrected totals and trends. The rest became visible by its load's id. */
@Component
public class AnalyticsPublication {

    private final DailyTotals totals;
    private final SalesTrends trends;

    AnalyticsPublication(DailyTotals totals, SalesTrends trends) {
        this.totals = totals;
        this.trends = trends;
    }

    /** Applies what is staged, in the caller's transaction. */
    public void apply() {
        totals.publish();
        trends.publish();
    }
}
