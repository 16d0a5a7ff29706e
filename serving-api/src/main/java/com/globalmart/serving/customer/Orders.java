package com.globalmart.serving.customer;

import static com.globalmart.jooq.warehouse.bi.Tables.CUSTOMERS;
import static com.globalmart.jooq.warehouse.bi.Tables.GEOGRAPHY;
import static com.globalmart.jooq.warehouse.bi.Tables.PAYMENT_METHODS;
import static com.globalmart.jooq.warehouse.bi.Tables.SALES;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;

import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The view {@code bi.sales}, order by order. */
@Repository
class Orders {

    /** Orders of a customer, the newest first; one more than the limit where there are more. */
    List<Order> of(DSLContext bi, String userId, Order.@Nullable Key after, int limit) {
        // keys first: with them as values each day's index is asked, and days that cannot have any are not
        var keys = bi.select(CUSTOMERS.CUSTOMER_KEY)
                .from(CUSTOMERS)
                .where(Customers.versionsOf(userId))
                .fetch(CUSTOMERS.CUSTOMER_KEY);
        return bi.select(
                        SALES.TRANSACTION_ID,
                        SALES.OCCURRED_AT_UTC.convertFrom(time -> time.toInstant(ZoneOffset.UTC)),
                        GEOGRAPHY.COUNTRY,
                        PAYMENT_METHODS.PAYMENT_METHOD,
                        SALES.CURRENCY,
                        count(),
                        sum(SALES.QUANTITY).cast(SQLDataType.BIGINT),
                        sum(SALES.NET_AMOUNT).cast(SQLDataType.NUMERIC(18, 4)),
                        sum(SALES.REVENUE).cast(SQLDataType.NUMERIC(18, 4)))
                .from(SALES)
                .join(GEOGRAPHY)
                .on(GEOGRAPHY.GEOGRAPHY_KEY.eq(SALES.GEOGRAPHY_KEY))
                .join(PAYMENT_METHODS)
                .on(PAYMENT_METHODS.PAYMENT_METHOD_KEY.eq(SALES.PAYMENT_METHOD_KEY))
                .where(
                        SALES.CUSTOMER_KEY.in(keys),
                        after == null
                                ? noCondition()
                                : SALES.EVENT_DAY
                                        .le(after.occurredAt().toLocalDate())
                                        .and(row(SALES.OCCURRED_AT_UTC, SALES.TRANSACTION_ID)
                                                .lessThan(after.occurredAt(), after.transactionId())))
                .groupBy(
                        SALES.TRANSACTION_ID,
                        SALES.OCCURRED_AT_UTC,
                        GEOGRAPHY.COUNTRY,
                        PAYMENT_METHODS.PAYMENT_METHOD,
                        SALES.CURRENCY)
                .orderBy(SALES.OCCURRED_AT_UTC.desc(), SALES.TRANSACTION_ID.desc())
                .limit(limit + 1)
                .fetch(mapping(Order::new));
    }
}
