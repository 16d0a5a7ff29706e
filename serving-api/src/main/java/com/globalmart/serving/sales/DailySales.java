package com.globalmart.serving.sales;

import static com.globalmart.jooq.warehouse.bi.Tables.DAILY_SALES;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.sum;

import com.globalmart.serving.parameter.Days;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** The view {@code bi.daily_sales}. */
@Repository
class DailySales {

    /** Day by day, of one member of a cut. */
    List<SalesDay> days(DSLContext bi, Days days, Cut cut, String member) {
        return bi.select(
                        DAILY_SALES.EVENT_DAY,
                        DAILY_SALES.ORDERS,
                        DAILY_SALES.CUSTOMERS,
                        DAILY_SALES.UNITS,
                        DAILY_SALES.REVENUE)
                .from(DAILY_SALES)
                .where(
                        DAILY_SALES.DIMENSION.eq(cut.dimension()),
                        DAILY_SALES.MEMBER.eq(member),
                        DAILY_SALES.EVENT_DAY.between(days.from(), days.to()))
                .orderBy(DAILY_SALES.EVENT_DAY)
                .fetch(mapping(SalesDay::new));
    }

    /** Every member of a cut over all days, the greatest revenue first. */
    List<SalesShare> shares(DSLContext bi, Days days, Cut cut) {
        var orders = sum(DAILY_SALES.ORDERS).cast(SQLDataType.BIGINT);
        var units = sum(DAILY_SALES.UNITS).cast(SQLDataType.BIGINT);
        var revenue = sum(DAILY_SALES.REVENUE);
        var percent = revenue.mul(100).div(nullif(sum(revenue).over(), inline(BigDecimal.ZERO)));
        return bi.select(
                        DAILY_SALES.MEMBER,
                        orders,
                        units,
                        revenue.cast(SQLDataType.NUMERIC(18, 4)),
                        percent.cast(SQLDataType.NUMERIC(18, 4)))
                .from(DAILY_SALES)
                .where(DAILY_SALES.DIMENSION.eq(cut.dimension()), DAILY_SALES.EVENT_DAY.between(days.from(), days.to()))
                .groupBy(DAILY_SALES.MEMBER)
                .orderBy(revenue.desc(), DAILY_SALES.MEMBER)
                .fetch(mapping(SalesShare::new));
    }
}
