package com.globalmart.serving.cart;

import static com.globalmart.jooq.warehouse.bi.Tables.DAILY_ACTIVITY;
import static com.globalmart.jooq.warehouse.bi.Tables.DAILY_SALES;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.nullif;

import com.globalmart.serving.parameter.Days;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The view {@code bi.daily_activity}, beside the orders of the same days. */
@Repository
class DailyActivity {

    private static final String ALL = "ALL";

    /** Day by day, of one country or of all. */
    List<CartDay> days(DSLContext bi, Days days, @Nullable String country) {
        var orders = coalesce(DAILY_SALES.ORDERS, inline(0L));
        return bi.select(
                        DAILY_ACTIVITY.EVENT_DAY,
                        DAILY_ACTIVITY.VISITS,
                        DAILY_ACTIVITY.VISITORS,
                        DAILY_ACTIVITY.VIEWS,
                        DAILY_ACTIVITY.SEARCHES,
                        DAILY_ACTIVITY.CART_ADDS,
                        DAILY_ACTIVITY.CHECKOUTS,
                        DAILY_ACTIVITY.ABANDONMENTS,
                        orders,
                        percent(orders, DAILY_ACTIVITY.VISITS),
                        percent(
                                DAILY_ACTIVITY.ABANDONMENTS,
                                DAILY_ACTIVITY.CHECKOUTS.plus(DAILY_ACTIVITY.ABANDONMENTS)))
                .from(DAILY_ACTIVITY)
                .leftJoin(DAILY_SALES)
                .on(
                        DAILY_SALES.EVENT_DAY.eq(DAILY_ACTIVITY.EVENT_DAY),
                        DAILY_SALES.DIMENSION.eq(country == null ? "total" : "country"),
                        DAILY_SALES.MEMBER.eq(country == null ? ALL : country))
                .where(
                        DAILY_ACTIVITY.COUNTRY.eq(country == null ? ALL : country),
                        DAILY_ACTIVITY.EVENT_DAY.between(days.from(), days.to()))
                .orderBy(DAILY_ACTIVITY.EVENT_DAY)
                .fetch(mapping(CartDay::new));
    }

    private static Field<BigDecimal> percent(Field<Long> part, Field<Long> whole) {
        return part.cast(SQLDataType.NUMERIC)
                .mul(100)
                .div(nullif(whole, inline(0L)))
                .cast(SQLDataType.NUMERIC(18, 4));
    }
}
