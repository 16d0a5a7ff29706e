package com.globalmart.batch.dimension.customer;

import static com.globalmart.copy.Column.bool;
import static com.globalmart.copy.Column.date;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.text;
import static com.globalmart.copy.Column.textArray;
import static com.globalmart.copy.Column.timestamptz;
import static com.globalmart.jooq.warehouse.staging.Tables.CUSTOMER_VERSION;
import static com.globalmart.jooq.warehouse.staging.Tables.EFFECTIVE_CUSTOMERS;
import static com.globalmart.jooq.warehouse.warehouse.Tables.DIM_CUSTOMERS;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.batch.dimension.DimensionTable;
import com.globalmart.batch.dimension.KeyLookup;
import com.globalmart.batch.dimension.Statement;
import com.globalmart.batch.dimension.Version;
import com.globalmart.batch.dimension.VersionChange;
import com.globalmart.copy.CopyTarget;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The customer dimension, type 2: a changed attribute closes one version and opens the next, at the time of the change. */
@Repository
public class CustomerDimension implements DimensionTable<CustomerProfile, CustomerDetails> {

    private static final CopyTarget<VersionChange<CustomerProfile, CustomerDetails>> STAGING = CopyTarget.of(
            "staging.customer_version",
            timestamptz("valid_from", change -> change.version().from()),
            timestamptz("valid_to", change -> change.version().to()),
            integer("customer_key", change -> change.version().key()),
            date("registration_date", change -> change.version().overwritten().registrationDate()),
            bool("is_inferred", change -> change.version().isInferred()),
            text("change", change -> change.kind().name()),
            text("user_id", change -> change.version().naturalKey()),
            text("country", change -> change.version().tracked().country()),
            text("city", change -> change.version().tracked().city()),
            text("age_band", change -> change.version().tracked().ageBand().label()),
            text("loyalty_tier", change -> change.version().tracked().loyaltyTier()),
            textArray("preferences", change -> change.version().tracked().preferences()));

    private final DSLContext warehouse;
    private final WarehouseCopy copy;
    private final CustomerStatements statements;

    CustomerDimension(DSLContext warehouse, WarehouseCopy copy, CustomerStatements statements) {
        this.warehouse = warehouse;
        this.copy = copy;
        this.statements = statements;
    }

    @Override
    public String name() {
        return "customer";
    }

    @Override
    public List<String> touchedKeys(int loadId, String after, int limit) {
        return statements.touchedKeys(loadId, after, limit);
    }

    @Override
    public Map<String, List<Statement<CustomerProfile, CustomerDetails>>> statements(Collection<String> userIds) {
        return statements.of(userIds);
    }

    @Override
    public Map<String, List<Version<CustomerProfile, CustomerDetails>>> versions(Collection<String> userIds) {
        return versionsIn(DIM_CUSTOMERS, userIds);
    }

    @Override
    public Map<String, List<Version<CustomerProfile, CustomerDetails>>> effectiveVersions(Collection<String> userIds) {
        return versionsIn(EFFECTIVE_CUSTOMERS, userIds);
    }

    /** Both tables have the same columns under the same names. */
    private Map<String, List<Version<CustomerProfile, CustomerDetails>>> versionsIn(
            TableLike<?> table, Collection<String> userIds) {
        return warehouse
                .select()
                .from(table)
                .where(DSL.field(DSL.name("user_id"), String.class).eq(DSL.any(userIds.toArray(String[]::new))))
                .and(DSL.field(DSL.name("customer_key"), Integer.class)
                        .gt(DSL.inline(KeyLookup.UNKNOWN))) // inline: the index is partial
                .orderBy(DSL.field(DSL.name("valid_from")))
                .stream()
                .map(CustomerDimension::toVersion)
                .collect(Collectors.groupingBy(Version::naturalKey));
    }

    @Override
    public List<Integer> newKeys(int count) {
        return warehouse.fetchValues(DSL.select(DSL.field(
                        "nextval(pg_get_serial_sequence('warehouse.dim_customers', 'customer_key'))::integer",
                        Integer.class))
                .from(DSL.generateSeries(1, count)));
    }

    @Override
    public void stage(Collection<String> userIds, Collection<VersionChange<CustomerProfile, CustomerDetails>> changes) {
        warehouse
                .deleteFrom(CUSTOMER_VERSION)
                .where(CUSTOMER_VERSION.USER_ID.eq(DSL.any(userIds.toArray(String[]::new))))
                .execute();
        copy.copy(STAGING, changes);
    }

    @Override
    public void stageMore(Collection<VersionChange<CustomerProfile, CustomerDetails>> changes) {
        copy.copy(STAGING, changes);
    }

    @Override
    public CustomerProfile inferredProfile(CustomerProfile tracked) {
        return CustomerProfile.ofCountry(tracked.country());
    }

    @Override
    public CustomerDetails nothingOverwritten() {
        return new CustomerDetails(null);
    }

    /** Applies what is staged to the published dimension, and the segments of the newest RFM analysis. */
    public int publish() {
        int changed = warehouse.execute("""
                delete from warehouse.dim_customers d using staging.customer_version s
                where s.customer_key = d.customer_key and s.change = 'DELETE'
                """);
        // closed versions first: at no moment has a customer two current ones
        for (var current : List.of("<", "=")) {
            changed += warehouse.execute("""
                    update warehouse.dim_customers d
                    set valid_from = s.valid_from, valid_to = s.valid_to, is_inferred = s.is_inferred, country = s.country,
                        city = s.city, age_band = s.age_band, loyalty_tier = s.loyalty_tier, preferences = s.preferences,
                        registration_date = s.registration_date
                    from staging.customer_version s
                    where s.customer_key = d.customer_key and s.change = 'UPDATE'
                      and s.valid_to %s '9999-12-31T00:00Z'::timestamptz
                    """.formatted(current));
        }
        changed += warehouse.execute("""
                insert into warehouse.dim_customers (customer_key, user_id, country, city, age_band, loyalty_tier, preferences,
                    registration_date, segment, is_inferred, valid_from, valid_to)
                select customer_key, user_id, country, city, age_band, loyalty_tier, preferences, registration_date, segment,
                    is_inferred, valid_from, valid_to
                from staging.customer_version
                left join (select user_id, max(segment) as segment from warehouse.dim_customers group by user_id) as known
                    using (user_id)
                where change = 'INSERT'
                """);
        warehouse.execute("""
                update warehouse.dim_customers d set segment = s.segment
                from staging.customer_segment s
                where s.user_id = d.user_id and d.customer_key > 0 and d.segment is distinct from s.segment
                """);
        return changed;
    }

    private static Version<CustomerProfile, CustomerDetails> toVersion(Record row) {
        var preferences = row.get(DIM_CUSTOMERS.PREFERENCES.getName(), String[].class);
        return new Version<>(
                row.get(DIM_CUSTOMERS.CUSTOMER_KEY.getName(), Integer.class),
                row.get(DIM_CUSTOMERS.USER_ID.getName(), String.class),
                row.get(DIM_CUSTOMERS.VALID_FROM.getName(), Instant.class),
                row.get(DIM_CUSTOMERS.VALID_TO.getName(), Instant.class),
                row.get(DIM_CUSTOMERS.IS_INFERRED.getName(), Boolean.class),
                new CustomerProfile(
                        row.get(DIM_CUSTOMERS.COUNTRY.getName(), String.class),
                        row.get(DIM_CUSTOMERS.CITY.getName(), String.class),
                        AgeBand.labelled(row.get(DIM_CUSTOMERS.AGE_BAND.getName(), String.class)),
                        row.get(DIM_CUSTOMERS.LOYALTY_TIER.getName(), String.class),
                        preferences == null ? null : Arrays.asList(preferences)),
                new CustomerDetails(row.get(DIM_CUSTOMERS.REGISTRATION_DATE.getName(), LocalDate.class)));
    }
}
