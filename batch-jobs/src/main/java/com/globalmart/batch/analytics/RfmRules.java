package com.globalmart.batch.analytics;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reference data of the analysis of customers. */
@Repository
class RfmRules {

    private final JdbcClient warehouse;

    RfmRules(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    Thresholds thresholds() {
        return new Thresholds(warehouse
                .sql("select measure, score, threshold from warehouse.rfm_threshold")
                .query((row, number) -> new Thresholds.Threshold(
                        Measure.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                        row.getInt(2),
                        row.getBigDecimal(3)))
                .list());
    }

    /** A segment for each three scores: the first, by priority, that holds them. */
    Segments segments() {
        return new Segments(warehouse.sql("""
                        select distinct on (r, f, m) 100 * r + 10 * f + m as rfm_score, segment
                        from generate_series(1, 5) r cross join generate_series(1, 5) f cross join generate_series(1, 5) m
                        join warehouse.rfm_segment on r between min_recency and max_recency
                            and f between min_frequency and max_frequency and m between min_monetary and max_monetary
                        order by r, f, m, priority
                        """).query(Segments.Segment.class).list());
    }
}
