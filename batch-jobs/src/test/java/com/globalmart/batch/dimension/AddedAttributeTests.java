package com.globalmart.batch.dimension;

import static com.globalmart.batch.dimension.customer.CustomerDimension.CUSTOMERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.landing.Landed;
import com.globalmart.batch.landing.LandedCustomerChange;
import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.LogPosition;
import com.globalmart.db.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** One line and one migration add a tracked attribute, as docs/add-a-tracked-attribute.md walks through it. */
@NightlyTest
class AddedAttributeTests {

    private static final List<String> TABLES =
            List.of("warehouse.customer_statement", "staging.customer_version", "warehouse.dim_customers");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

    private static final Dimension<LandedCustomerChange> WITH_NEWSLETTER = new Dimension<>(
            CUSTOMERS.name(),
            CUSTOMERS.naturalKey(),
            and(CUSTOMERS.tracked(), Attribute.extraText("newsletter")),
            CUSTOMERS.overwritten());

    private static final JdbcTemplate WAREHOUSE = Databases.as(Database.WAREHOUSE, "migrator");

    private final Statements statements;
    private final Versions versions;

    AddedAttributeTests(@Autowired Statements statements, @Autowired Versions versions) {
        this.statements = statements;
        this.versions = versions;
    }

    @BeforeAll
    static void migrate() {
        TABLES.forEach(table -> WAREHOUSE.execute("alter table %s add column newsletter text".formatted(table)));
    }

    @AfterAll
    static void migrateBack() {
        TABLES.forEach(table -> WAREHOUSE.execute("alter table %s drop column newsletter".formatted(table)));
    }

    @BeforeEach
    void reset() {
        new Landing().reset();
    }

    @Test
    void aChangeOfItOpensAVersion() {
        loadAndPublish(1, said(0, MARCH, "{\"newsletter\": \"weekly\", \"shoe_size\": 43}"));
        loadAndPublish(2, said(1, APRIL, "{\"newsletter\": \"never\"}"));

        assertThat(newsletters()).containsExactly("0001-01-01 weekly", "2026-04-01 never");
    }

    @Test
    void aStatementWithoutItSaysThatThereIsNone() {
        loadAndPublish(1, said(0, MARCH, "{\"newsletter\": \"weekly\"}"), said(1, APRIL, null));

        assertThat(newsletters()).containsExactly("0001-01-01 weekly", "2026-04-01 none");
    }

    private void loadAndPublish(int loadId, LandedCustomerChange... said) {
        statements.add(WITH_NEWSLETTER, new Load(loadId, LocalDate.parse("2026-04-02"), 1), List.of(said));
        var published = versions.published(WITH_NEWSLETTER, List.of("anna"));
        statements.page(WITH_NEWSLETTER, loadId, new KeyRange("", ""), "", 10).forEach((key, all) -> {
            var rebuild = Rebuild.of(WITH_NEWSLETTER, new KeyHistory(key, all, published.getOrDefault(key, List.of())));
            var newKeys =
                    versions.newKeys(WITH_NEWSLETTER, rebuild.newVersions()).iterator();
            versions.stage(WITH_NEWSLETTER, rebuild.withKeys(newKeys::next).changes());
        });
        versions.publish(WITH_NEWSLETTER);
        WAREHOUSE.execute("truncate staging.customer_version");
    }

    private static List<String> newsletters() {
        return WAREHOUSE.queryForList("""
                select format('%s %s', (valid_from at time zone 'UTC')::date, coalesce(newsletter, 'none'))
                from warehouse.dim_customers where user_id = 'anna' order by valid_from
                """, String.class);
    }

    private static LandedCustomerChange said(int offset, Instant at, @Nullable String extra) {
        return new LandedCustomerChange(
                new Landed.Envelope(new LogPosition((short) 1, 0, offset), at, at, offset),
                false,
                at,
                "anna",
                30,
                "Germany",
                "Bonn",
                null,
                null,
                "silver",
                extra);
    }

    private static <T> List<T> and(List<T> some, T another) {
        var all = new ArrayList<>(some);
        all.add(another);
        return all;
    }
}
