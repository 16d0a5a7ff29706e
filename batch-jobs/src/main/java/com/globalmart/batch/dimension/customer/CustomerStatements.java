package com.globalmart.batch.dimension.customer;

import static com.globalmart.copy.Column.bigint;
import static com.globalmart.copy.Column.bool;
import static com.globalmart.copy.Column.date;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.smallint;
import static com.globalmart.copy.Column.text;
import static com.globalmart.copy.Column.textArray;
import static com.globalmart.copy.Column.timestamptz;
import static com.globalmart.jooq.warehouse.warehouse.Tables.CUSTOMER_STATEMENT;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.batch.dimension.Statement;
import com.globalmart.batch.landing.LandedCustomerChange;
import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.LogPosition;
import com.globalmart.copy.CopyTarget;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Everything that was said about customers, kept for ever. */
@Repository
class CustomerStatements {

    private record Row(LandedCustomerChange landed, int loadId) {}

    private static final CopyTarget<Row> TARGET = CopyTarget.of(
            "warehouse.customer_statement",
            text("user_id", row -> row.landed().userId()),
            timestamptz("stated_at", row -> row.landed().occurredAt()),
            bigint("log_offset", row -> row.landed().position().offset()),
            integer("partition", row -> row.landed().position().partition()),
            smallint("generation", row -> row.landed().position().generation()),
            bool("is_deletion", row -> row.landed().isDeletion()),
            integer("load_id", Row::loadId),
            date("registration_date", row -> row.landed().registrationDate()),
            text("country", row -> row.landed().country()),
            text("city", row -> row.landed().city()),
            text("age_band", row -> AgeBand.of(row.landed().age()).label()),
            text("loyalty_tier", row -> row.landed().loyaltyTier()),
            textArray("preferences", row -> row.landed().preferences()));

    private final DSLContext warehouse;
    private final WarehouseCopy copy;

    CustomerStatements(DSLContext warehouse, WarehouseCopy copy) {
        this.warehouse = warehouse;
        this.copy = copy;
    }

    void add(Load load, Collection<LandedCustomerChange> changes) {
        copy.copy(
                TARGET,
                changes.stream().map(landed -> new Row(landed, load.loadId())).toList());
    }

    List<String> touchedKeys(int loadId, String after, int limit) {
        return warehouse
                .selectDistinct(CUSTOMER_STATEMENT.USER_ID)
                .from(CUSTOMER_STATEMENT)
                .where(CUSTOMER_STATEMENT.LOAD_ID.eq(loadId))
                .and(CUSTOMER_STATEMENT.USER_ID.gt(after))
                .orderBy(CUSTOMER_STATEMENT.USER_ID)
                .limit(limit)
                .fetch(CUSTOMER_STATEMENT.USER_ID);
    }

    Map<String, List<Statement<CustomerProfile, CustomerDetails>>> of(Collection<String> userIds) {
        return warehouse
                .selectFrom(CUSTOMER_STATEMENT)
                .where(CUSTOMER_STATEMENT.USER_ID.eq(DSL.any(userIds.toArray(String[]::new))))
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.getUserId(),
                        Collectors.mapping(CustomerStatements::toStatement, Collectors.toList())));
    }

    private static Statement<CustomerProfile, CustomerDetails> toStatement(Record row) {
        var position = new LogPosition(
                row.get(CUSTOMER_STATEMENT.GENERATION),
                row.get(CUSTOMER_STATEMENT.PARTITION),
                row.get(CUSTOMER_STATEMENT.LOG_OFFSET));
        var preferences = row.get(CUSTOMER_STATEMENT.PREFERENCES);
        var profile = row.get(CUSTOMER_STATEMENT.IS_DELETION)
                ? null
                : new Statement.Profile<>(
                        new CustomerProfile(
                                row.get(CUSTOMER_STATEMENT.COUNTRY),
                                row.get(CUSTOMER_STATEMENT.CITY),
                                AgeBand.labelled(row.get(CUSTOMER_STATEMENT.AGE_BAND)),
                                row.get(CUSTOMER_STATEMENT.LOYALTY_TIER),
                                preferences == null ? null : Arrays.asList(preferences)),
                        new CustomerDetails(row.get(CUSTOMER_STATEMENT.REGISTRATION_DATE)));
        return new Statement<>(row.get(CUSTOMER_STATEMENT.STATED_AT), position, profile);
    }
}
