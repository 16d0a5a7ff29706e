package com.globalmart.serving.kpi;

import static com.globalmart.jooq.warehouse.bi.Tables.DAILY_ACTIVITY;
import static com.globalmart.jooq.warehouse.bi.Tables.DAILY_SALES;
import static com.globalmart.jooq.warehouse.bi.Tables.METRIC_DEFINITIONS;
import static com.globalmart.jooq.warehouse.bi.Tables.PERIOD_CUSTOMERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import com.globalmart.serving.parameter.Days;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The headline numbers, from the daily totals: each is what its formula in the catalogue gives. */
@Repository
class Kpis {

    private static final Field<BigDecimal> ORDERS = sum(DAILY_SALES.ORDERS);
    private static final Field<BigDecimal> UNITS = sum(DAILY_SALES.UNITS);
    private static final Field<BigDecimal> REVENUE = sum(DAILY_SALES.REVENUE);

    private static final Field<BigDecimal> CHECKOUTS = sum(DAILY_ACTIVITY.CHECKOUTS);
    private static final Field<BigDecimal> ABANDONMENTS = sum(DAILY_ACTIVITY.ABANDONMENTS);
    private static final Field<BigDecimal> VISITS = sum(DAILY_ACTIVITY.VISITS);

    private static final int PLACES = 4;

    /** All of them, in the order in which people read them. */
    List<Kpi> of(DSLContext bi, Days days) {
        var now = values(bi, days);
        var before = values(bi, days.before());
        Map<String, String> units = bi.select(METRIC_DEFINITIONS.METRIC, METRIC_DEFINITIONS.UNIT)
                .from(METRIC_DEFINITIONS)
                .fetchMap(METRIC_DEFINITIONS.METRIC, METRIC_DEFINITIONS.UNIT);
        return now.entrySet().stream()
                .map(kpi -> new Kpi(
                        kpi.getKey(),
                        units.getOrDefault(kpi.getKey(), ""),
                        kpi.getValue(),
                        before.get(kpi.getKey()),
                        change(kpi.getValue(), before.get(kpi.getKey()))))
                .toList();
    }

    private static Map<String, @Nullable BigDecimal> values(DSLContext bi, Days days) {
        var values = new LinkedHashMap<String, @Nullable BigDecimal>();
        var sales = bi.select(
                        named("Revenue", REVENUE),
                        named("Orders", coalesce(ORDERS, inline(BigDecimal.ZERO))),
                        named("Average order value", REVENUE.div(nullif(ORDERS, inline(BigDecimal.ZERO)))),
                        named("Units", UNITS),
                        named("Units per order", UNITS.div(nullif(ORDERS, inline(BigDecimal.ZERO)))))
                .from(DAILY_SALES)
                .where(DAILY_SALES.DIMENSION.eq("total"), DAILY_SALES.EVENT_DAY.between(days.from(), days.to()))
                .fetchSingle();
        var activity = bi.select(
                        named("Visits", VISITS),
                        named(
                                "Conversion rate",
                                select(ORDERS.mul(100))
                                        .from(DAILY_SALES)
                                        .where(
                                                DAILY_SALES.DIMENSION.eq("total"),
                                                DAILY_SALES.EVENT_DAY.between(days.from(), days.to()))
                                        .<BigDecimal>asField()
                                        .div(nullif(VISITS, inline(BigDecimal.ZERO)))),
                        named("Product views", sum(DAILY_ACTIVITY.VIEWS)),
                        named("Searches", sum(DAILY_ACTIVITY.SEARCHES)),
                        named("Cart additions", sum(DAILY_ACTIVITY.CART_ADDS)),
                        named("Checkouts", CHECKOUTS),
                        named("Abandoned carts", ABANDONMENTS),
                        named(
                                "Cart abandonment rate",
                                ABANDONMENTS
                                        .mul(100)
                                        .div(nullif(CHECKOUTS.plus(ABANDONMENTS), inline(BigDecimal.ZERO)))))
                .from(DAILY_ACTIVITY)
                .where(DAILY_ACTIVITY.COUNTRY.eq("ALL"), DAILY_ACTIVITY.EVENT_DAY.between(days.from(), days.to()))
                .fetchSingle();
        for (var each : List.of(sales, activity)) {
            for (var field : each.fields()) {
                values.put(field.getName(), each.get(field, BigDecimal.class));
            }
        }
        values.put("Customers", customers(bi, days));
        return values;
    }

    private static Field<BigDecimal> named(String metric, Field<BigDecimal> formula) {
        return formula.cast(SQLDataType.NUMERIC(18, PLACES)).as(metric);
    }

    /** Distinct customers do not add up: they are known of a day, an ISO week and a month. */
    private static @Nullable BigDecimal customers(DSLContext bi, Days days) {
        var period = period(days);
        return period == null
                ? null
                : bi.select(coalesce(sum(PERIOD_CUSTOMERS.CUSTOMERS), inline(BigDecimal.ZERO))
                                .cast(SQLDataType.NUMERIC(18, PLACES)))
                        .from(PERIOD_CUSTOMERS)
                        .where(PERIOD_CUSTOMERS.PERIOD_TYPE.eq(period), PERIOD_CUSTOMERS.PERIOD_START.eq(days.from()))
                        .fetchOne(0, BigDecimal.class);
    }

    private static @Nullable String period(Days days) {
        var from = days.from();
        if (days.to().equals(from)) {
            return "day";
        }
        if (from.getDayOfWeek() == DayOfWeek.MONDAY && days.to().equals(from.plusDays(6))) {
            return "week";
        }
        return from.getDayOfMonth() == 1 && days.to().equals(from.plusMonths(1).minusDays(1)) ? "month" : null;
    }

    private static @Nullable BigDecimal change(@Nullable BigDecimal now, @Nullable BigDecimal before) {
        return now == null || before == null || before.signum() == 0
                ? null
                : now.subtract(before).scaleByPowerOfTen(2).divide(before, PLACES, RoundingMode.HALF_EVEN);
    }
}
