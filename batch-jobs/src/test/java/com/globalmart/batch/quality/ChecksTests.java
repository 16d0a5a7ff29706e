package com.globalmart.batch.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Landing;
import com.globalmart.batch.Landing.Line;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each check on one open load: silent as it is, and firing on a defect that is planted into one of its tables. */
@NightlyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChecksTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    @Autowired
    private Checks checks;

    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private String planted = "";

    private record Defect(String check, String table, String sql) {

        @Override
        public String toString() {
            return check + ": " + sql;
        }
    }

    static Stream<Defect> defects() {
        return Stream.of(
                new Defect("books_add_up", "quality.duplicate", """
                        insert into quality.duplicate select 'transactions-topic', 1, 0, 999, load_id, gen_random_uuid(), 1, 0, 1, 5
                        from warehouse.load"""),
                new Defect(
                        "books_add_up",
                        "warehouse.fact_sales",
                        "update warehouse.fact_sales set net_amount = net_amount + 0.01"),
                new Defect(
                        "cart_events_point_to_the_valid_customer",
                        "warehouse.fact_cart_events",
                        "update warehouse.fact_cart_events set customer_key = 0"),
                new Defect(
                        "cart_events_point_to_the_valid_product",
                        "warehouse.fact_cart_events",
                        "update warehouse.fact_cart_events set product_key = 2000000000"),
                new Defect("product_views_point_to_the_valid_customer", "warehouse.fact_product_views", """
                        update warehouse.fact_product_views
                        set customer_key = (select customer_key from staging.customer_version where valid_from > '2026-03-14T12:00Z')"""),
                new Defect("product_views_point_to_the_valid_product", "warehouse.fact_product_views", """
                        update warehouse.fact_product_views
                        set product_key = (select product_key from staging.product_version where valid_from > '2026-03-14T12:00Z')"""),
                new Defect(
                        "sales_point_to_the_valid_customer",
                        "warehouse.fact_sales",
                        "update warehouse.fact_sales set customer_key = -1"),
                new Defect(
                        "sales_point_to_the_valid_product",
                        "warehouse.fact_sales",
                        "update warehouse.fact_sales set product_key = 2000000000"),
                new Defect(
                        "sales_point_to_the_valid_product",
                        "warehouse.fact_sales",
                        "update warehouse.fact_sales set product_key = 0"),
                new Defect(
                        "customer_versions_do_not_overlap",
                        "staging.customer_version",
                        "update staging.customer_version set valid_to = valid_to + interval '1 second' where valid_to < '9999-01-01'"),
                new Defect(
                        "product_versions_do_not_overlap",
                        "staging.product_version",
                        "update staging.product_version set valid_to = valid_to + interval '1 second' where valid_to < '9999-01-01'"),
                new Defect(
                        "daily_revenue_equals_facts",
                        "staging.daily_sales",
                        "update staging.daily_sales set revenue = revenue + 0.0001 where dimension = 'total'"),
                new Defect("daily_revenue_equals_facts", "staging.daily_sales", "delete from staging.daily_sales"),
                new Defect(
                        "rfm_covers_all_revenue",
                        "warehouse.rfm_analysis",
                        "update warehouse.rfm_analysis set monetary = monetary - 0.0001"),
                new Defect("rfm_covers_all_revenue", "warehouse.rfm_analysis", "delete from warehouse.rfm_analysis"),
                new Defect(
                        "sales_have_their_identity",
                        "warehouse.transaction_identity",
                        "delete from warehouse.transaction_identity"),
                new Defect("sales_have_their_identity", "warehouse.fact_sales", "delete from warehouse.fact_sales"),
                new Defect(
                        "step_books_add_up",
                        "warehouse.step_book",
                        "update warehouse.step_book set read = read + 1 where topic = 'transactions-topic'"),
                new Defect(
                        "step_books_add_up",
                        "warehouse.step_book",
                        "update warehouse.step_book set fact_amount = fact_amount - 0.01 where topic = 'transactions-topic'"),
                new Defect(
                        "step_books_add_up",
                        "warehouse.step_book",
                        "delete from warehouse.step_book where topic = 'products-topic'"),
                new Defect("events_are_as_many_as_usual", "warehouse.daily_sales", """
                        insert into warehouse.daily_sales
                        select '2026-03-14'::date - 7 * week, 0, 'total', 'ALL', 3, 3, 3, 3 from generate_series(1, 2) as week"""),
                new Defect(
                        "sales_have_lines_from_one",
                        "warehouse.fact_sales",
                        "update warehouse.fact_sales set line_number = 2"),
                new Defect(
                        "sales_have_lines_from_one",
                        "warehouse.fact_sales",
                        "insert into warehouse.fact_sales select * from warehouse.fact_sales"),
                new Defect(
                        "facts_name_known_places",
                        "warehouse.fact_sales",
                        "update warehouse.fact_sales set payment_method_key = 999"),
                new Defect(
                        "facts_name_known_places",
                        "warehouse.fact_product_views",
                        "update warehouse.fact_product_views set geography_key = 0"),
                new Defect(
                        "analytics_are_in_range",
                        "warehouse.product_performance",
                        "update warehouse.product_performance set performance_score = 100.0001"),
                new Defect(
                        "analytics_are_in_range",
                        "warehouse.rfm_analysis",
                        "update warehouse.rfm_analysis set recency_days = -1"),
                new Defect("totals_match_their_lines", "quality.finding", """
                        insert into quality.finding select 'transactions-topic', 1, 0, 0, 'TOTAL_MISMATCH', load_id, gen_random_uuid(), '-'
                        from warehouse.load"""));
    }

    @BeforeAll
    void openALoad() {
        var landing = new Landing();
        landing.reset();
        landing.rate("EUR", DAY, "1.0871");
        landing.customer("anna", NOON.minus(Duration.ofDays(10)), "Germany", "silver");
        landing.customer("anna", NOON.plus(Duration.ofHours(1)), "Germany", "gold");
        landing.product("lamp", NOON.minus(Duration.ofDays(10)), "Lighting", "29.99");
        landing.product("lamp", NOON.plus(Duration.ofHours(1)), "Lighting", "19.99");
        landing.view(id(1), NOON, "anna", "lamp", 31);
        landing.addToCart(id(2), NOON, "anna", "lamp", 2);
        landing.sale(id(3), NOON, "anna", List.of(new Line("lamp", 2, "29.99")));
        assertThat(operators.run("plan", DAY)).isEqualTo("COMPLETED");
        for (var stage : List.of("dimensions", "facts", "analytics")) {
            assertThat(operators.run(stage)).as(stage).isEqualTo("COMPLETED");
        }
    }

    @AfterEach
    void takeTheDefectOut() {
        if (!planted.isEmpty()) {
            warehouse.execute("delete from %1$s; insert into %1$s select * from quality.as_it_was".formatted(planted));
            warehouse.execute("drop table quality.as_it_was");
            planted = "";
        }
    }

    @Test
    void aCleanLoadGivesNone() {
        assertThat(operators.run("quality")).isEqualTo("COMPLETED");

        assertThat(violated()).isEmpty();
    }

    @Test
    void everyCheckHasADefectHere() {
        assertThat(defects().map(Defect::check))
                .containsAll(
                        checks.all(Check.Scope.LOAD).stream().map(Check::name).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void firesOnADefect(Defect defect) {
        plant(defect);

        var status = operators.run("quality");

        assertThat(violated()).contains(defect.check());
        if (severity(defect.check()).equals("WARNING")) {
            assertThat(status).isEqualTo("COMPLETED");
            return;
        }
        assertThat(status).isEqualTo("FAILED");
        assertThat(operators.message(operators.lastExecution())).contains(defect.check());
        assertThat(warehouse.queryForList(
                        "select row_seen::text from quality.check_offender where check_name = ?",
                        String.class,
                        defect.check()))
                .isNotEmpty();
    }

    private void plant(Defect defect) {
        warehouse.execute("create table quality.as_it_was as table " + defect.table());
        planted = defect.table();
        warehouse.execute(defect.sql());
    }

    private List<String> violated() {
        return warehouse.queryForList("select check_name from quality.check_result where offenders > 0", String.class);
    }

    private String severity(String check) {
        return warehouse.queryForObject(
                "select severity from quality.check_result where check_name = ?", String.class, check);
    }

    private static UUID id(int number) {
        return UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number));
    }
}
