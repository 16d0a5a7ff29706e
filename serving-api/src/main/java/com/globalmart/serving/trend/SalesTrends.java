package com.globalmart.serving.trend;

import static com.globalmart.jooq.warehouse.bi.Tables.SALES_TRENDS;
import static org.jooq.Records.mapping;

import com.globalmart.serving.parameter.Days;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The view {@code bi.sales_trends}. */
@Repository
class SalesTrends {

    /** The periods that begin within a range of days, the first one first. */
    List<Trend> of(DSLContext bi, Period period, String category, Days days) {
        return bi.select(
                        SALES_TRENDS.PERIOD_START,
                        SALES_TRENDS.IS_PARTIAL,
                        SALES_TRENDS.ORDERS,
                        SALES_TRENDS.UNITS,
                        SALES_TRENDS.REVENUE,
                        SALES_TRENDS.AVERAGE_ORDER_VALUE,
                        SALES_TRENDS.REVENUE_GROWTH)
                .from(SALES_TRENDS)
                .where(
                        SALES_TRENDS.PERIOD_TYPE.eq(period.written()),
                        SALES_TRENDS.CATEGORY.eq(category),
                        SALES_TRENDS.PERIOD_START.between(days.from(), days.to()))
                .orderBy(SALES_TRENDS.PERIOD_START)
                .fetch(mapping(Trend::new));
    }
}
