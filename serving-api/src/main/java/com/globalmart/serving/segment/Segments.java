package com.globalmart.serving.segment;

import static com.globalmart.jooq.warehouse.bi.Tables.CUSTOMER_SEGMENTS;
import static com.globalmart.jooq.warehouse.bi.Tables.RFM_DISTRIBUTION;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The views {@code bi.customer_segments} and {@code bi.rfm_distribution}. */
@Repository
class Segments {

    /** @param date null: the newest */
    List<Segment> on(DSLContext bi, @Nullable LocalDate date) {
        return bi.select(
                        CUSTOMER_SEGMENTS.ANALYSIS_DATE,
                        CUSTOMER_SEGMENTS.SEGMENT,
                        CUSTOMER_SEGMENTS.DESCRIPTION,
                        CUSTOMER_SEGMENTS.LOWEST_SCORE.coerce(Integer.class),
                        CUSTOMER_SEGMENTS.HIGHEST_SCORE.coerce(Integer.class),
                        CUSTOMER_SEGMENTS.CUSTOMERS,
                        CUSTOMER_SEGMENTS.ORDERS,
                        CUSTOMER_SEGMENTS.REVENUE,
                        CUSTOMER_SEGMENTS.AVERAGE_ORDER_VALUE)
                .from(CUSTOMER_SEGMENTS)
                .where(CUSTOMER_SEGMENTS.ANALYSIS_DATE.eq(dateOrNewest(date)))
                .orderBy(CUSTOMER_SEGMENTS.REVENUE.desc(), CUSTOMER_SEGMENTS.SEGMENT)
                .fetch(mapping(Segment::new));
    }

    /** @param date null: the newest */
    List<Scores> scores(DSLContext bi, @Nullable LocalDate date) {
        return bi.select(
                        RFM_DISTRIBUTION.ANALYSIS_DATE,
                        RFM_DISTRIBUTION.RFM_SCORE.coerce(Integer.class),
                        RFM_DISTRIBUTION.RECENCY_SCORE.coerce(Integer.class),
                        RFM_DISTRIBUTION.FREQUENCY_SCORE.coerce(Integer.class),
                        RFM_DISTRIBUTION.MONETARY_SCORE.coerce(Integer.class),
                        RFM_DISTRIBUTION.SEGMENT,
                        RFM_DISTRIBUTION.CUSTOMERS,
                        RFM_DISTRIBUTION.ORDERS,
                        RFM_DISTRIBUTION.REVENUE)
                .from(RFM_DISTRIBUTION)
                .where(RFM_DISTRIBUTION.ANALYSIS_DATE.eq(dateOrNewest(date)))
                .orderBy(RFM_DISTRIBUTION.RFM_SCORE.desc())
                .fetch(mapping(Scores::new));
    }

    private static Field<LocalDate> dateOrNewest(@Nullable LocalDate date) {
        return date != null
                ? val(date)
                : field(select(max(CUSTOMER_SEGMENTS.ANALYSIS_DATE)).from(CUSTOMER_SEGMENTS));
    }
}
