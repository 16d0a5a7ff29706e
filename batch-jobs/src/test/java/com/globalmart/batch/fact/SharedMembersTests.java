package com.globalmart.batch.fact;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.AnotherNode;
import com.globalmart.batch.Databases;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Ranges that are loaded at the same time need the same members, of which no statement tells: each is made once. */
@NightlyTest
class SharedMembersTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    @BeforeEach
    void land() {
        landing.reset();
        landing.viewsOfStrangers(20_000, 400, 90);
    }

    @Test
    void areMadeOnce() {
        try (var node = AnotherNode.start("globalmart.fact.ranges=4", "globalmart.fact.chunk-size=500")) {
            assertThat(operators.awaitEnd(node.launch("nightly", DAY))).isEqualTo("COMPLETED");
        }

        assertThat(warehouse.queryForObject(
                        "select count(*) || ' of ' || count(distinct user_id) from warehouse.dim_customers where customer_key > 0",
                        String.class))
                .isEqualTo("400 of 400");
        assertThat(warehouse.queryForObject(
                        "select count(*) || ' of ' || count(distinct product_id) from warehouse.dim_products where product_key > 0",
                        String.class))
                .isEqualTo("90 of 90");
        assertThat(warehouse.queryForObject("""
                        select count(*) from warehouse.fact_product_views where customer_key > 0 and product_key > 0
                        """, Long.class)).isEqualTo(20_000);
        assertThat(warehouse.queryForObject(
                        "select count(distinct country) from warehouse.dim_customers where is_inferred and country is not null",
                        Long.class))
                .as("the country that the latest view of each tells")
                .isEqualTo(2);
        Invariants.assertHold();
    }
}
