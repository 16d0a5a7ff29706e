package com.globalmart.admin.warehouse;

import com.globalmart.admin.page.Moment;
import java.util.List;

/**
 * All figures of one span, as the page shows them.
 *
 * @param range the first and the last day
 * @param days without gaps, newest first
 * @param trends oldest first
 * @param analysed the day that customers were judged on; empty where they never were
 * @param scores by frequency, the highest first; empty where customers were never judged
 * @param top the best products of the 30 days that end with the analysis
 */
record FiguresPage(
        Span span,
        String range,
        String completeThrough,
        Moment loaded,
        int loadId,
        List<Fact> facts,
        Curve revenue,
        Curve orders,
        List<DayRow> days,
        List<TrendRow> trends,
        String analysed,
        List<SegmentRow> segments,
        List<ScoreRow> scores,
        List<ProductRow> top) {

    /**
     * A number of the whole span.
     *
     * @param exact the number in full
     * @param change against as many days before
     * @param about what it means
     */
    record Fact(String id, String name, String value, String exact, String change, String about) {}

    record DayRow(String day, String revenue, String orders, String units, String customers) {}

    /** @param bar its revenue, where the highest is 1,000 */
    record TrendRow(
            String period,
            boolean isPartial,
            int bar,
            String revenue,
            String growth,
            String orders,
            String averageOrderValue) {}

    /** @param bar its customers, where the most are 1,000 */
    record SegmentRow(
            String name,
            String description,
            String scores,
            int bar,
            String customers,
            String orders,
            String revenue,
            String averageOrderValue) {}

    /** @param cells by recency, the lowest first */
    record ScoreRow(int frequency, List<ScoreCell> cells) {}

    /** @param level how many customers, from 0 (none) to 5 (most) */
    record ScoreCell(int recency, String customers, int level, String about) {}

    /** @param bar its revenue, where the highest is 1,000 */
    record ProductRow(
            int rank,
            String productId,
            String name,
            String category,
            int bar,
            String revenue,
            String units,
            String orders,
            String views,
            String conversion,
            String tier) {}
}
