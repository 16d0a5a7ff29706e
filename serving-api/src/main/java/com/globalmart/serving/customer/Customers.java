package com.globalmart.serving.customer;

import static com.globalmart.jooq.warehouse.bi.Tables.CURRENT_CUSTOMERS;
import static com.globalmart.jooq.warehouse.bi.Tables.CUSTOMERS;
import static com.globalmart.jooq.warehouse.bi.Tables.CUSTOMER_SEGMENTS;
import static com.globalmart.jooq.warehouse.bi.Tables.RFM_ANALYSIS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The views {@code bi.current_customers}, {@code bi.customers} and {@code bi.rfm_analysis}. */
@Repository
class Customers {

    Optional<Customer> find(DSLContext bi, String userId) {
        return bi.selectFrom(CURRENT_CUSTOMERS)
                .where(CURRENT_CUSTOMERS.USER_ID.eq(userId))
                .fetchOptional(now -> new Customer(
                        now.getUserId(),
                        now.getCountry(),
                        now.getCity(),
                        now.getAgeBand(),
                        now.getLoyaltyTier(),
                        now.getPreferences(),
                        now.getRegistrationDate(),
                        now.getIsInferred(),
                        now.getIsDeleted(),
                        rfm(bi, userId),
                        versions(bi, userId)));
    }

    /** Whether anybody has that identifier. */
    boolean isKnown(DSLContext bi, String userId) {
        return bi.fetchExists(CUSTOMERS, versionsOf(userId));
    }

    private static List<Customer.CustomerVersion> versions(DSLContext bi, String userId) {
        return bi.select(
                        CUSTOMERS.VALID_FROM_UTC.convertFrom(Customers::utc),
                        CUSTOMERS.VALID_TO_UTC.convertFrom(Customers::utc),
                        CUSTOMERS.COUNTRY,
                        CUSTOMERS.CITY,
                        CUSTOMERS.AGE_BAND,
                        CUSTOMERS.LOYALTY_TIER,
                        CUSTOMERS.PREFERENCES)
                .from(CUSTOMERS)
                .where(versionsOf(userId))
                .orderBy(CUSTOMERS.VALID_FROM_UTC)
                .fetch(mapping(Customer.CustomerVersion::new));
    }

    private static Customer.@Nullable Rfm rfm(DSLContext bi, String userId) {
        return bi.select(
                        RFM_ANALYSIS.ANALYSIS_DATE,
                        RFM_ANALYSIS.RECENCY_DAYS,
                        RFM_ANALYSIS.FREQUENCY,
                        RFM_ANALYSIS.MONETARY,
                        RFM_ANALYSIS.RFM_SCORE.coerce(Integer.class),
                        RFM_ANALYSIS.SEGMENT)
                .from(RFM_ANALYSIS)
                .where(
                        RFM_ANALYSIS.USER_ID.eq(userId),
                        RFM_ANALYSIS.ANALYSIS_DATE.eq(
                                select(max(CUSTOMER_SEGMENTS.ANALYSIS_DATE)).from(CUSTOMER_SEGMENTS)))
                .fetchOne(mapping(Customer.Rfm::new));
    }

    /** By the index of customers, which the members unknown and not applicable are not in. */
    static Condition versionsOf(String userId) {
        return CUSTOMERS.USER_ID.eq(userId).and(CUSTOMERS.CUSTOMER_KEY.gt(0));
    }

    private static Instant utc(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }
}
