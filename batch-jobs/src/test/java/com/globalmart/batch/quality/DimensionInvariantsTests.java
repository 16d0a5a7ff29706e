package com.globalmart.batch.quality;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Shop;
import com.globalmart.db.Database;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The checks of dimensions themselves: each planted defect is found by the checks that are meant for it, and each check finds one. */
@NightlyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DimensionInvariantsTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");
    static final List<String> CHECKS = List.of(
            "all_versions_hold_for_some_time",
            "all_versions_do_not_overlap",
            "all_versions_leave_no_gap",
            "all_keys_have_one_open_version",
            "all_versions_differ_from_their_neighbours",
            "all_versions_are_what_statements_make",
            "all_inferred_members_carry_what_was_last_said",
            "all_inferred_members_are_needed",
            "all_facts_name_what_landed",
            "all_facts_point_to_the_valid_versions");
    private static final Set<String> NOTHING = Set.of();

    private static final List<Defect> PERIODS = List.of(
            new Defect(
                    "a version of a customer ends before it begins",
                    Set.of("all_versions_hold_for_some_time", "all_versions_are_what_statements_make"),
                    """
                        alter table warehouse.dim_customers drop constraint dim_customers_period_ck;
                        insert into warehouse.dim_customers (user_id, valid_from, valid_to)
                        values ('user-1', '2000-01-01T00:00Z', '1999-01-01T00:00Z')
                        """),
            new Defect(
                    "a version of a product ends when it begins",
                    Set.of("all_versions_hold_for_some_time", "all_versions_are_what_statements_make"),
                    """
                        alter table warehouse.dim_products drop constraint dim_products_period_ck;
                        insert into warehouse.dim_products (product_id, valid_from, valid_to)
                        values ('product-3', '2000-01-01T00:00Z', '2000-01-01T00:00Z')
                        """),
            new Defect(
                    "a version of a customer ends after the next begins",
                    Set.of("all_versions_do_not_overlap", "all_versions_are_what_statements_make"),
                    """
                        update warehouse.dim_customers set valid_to = valid_to + interval '1 hour'
                        where user_id = 'user-1' and valid_to = '2026-03-13T04:00Z'
                        """),
            new Defect(
                    "a version of a product is within another",
                    Set.of("all_versions_do_not_overlap", "all_versions_are_what_statements_make"),
                    """
                        insert into warehouse.dim_products (product_id, valid_from, valid_to)
                        values ('product-3', '2000-01-01T00:00Z', '2001-01-01T00:00Z')
                        """),
            new Defect(
                    "a version of a customer ends a second before the next begins",
                    Set.of("all_versions_leave_no_gap", "all_versions_are_what_statements_make"),
                    """
                        update warehouse.dim_customers set valid_to = valid_to - interval '1 second'
                        where user_id = 'user-1' and valid_to = '2026-03-13T04:00Z'
                        """),
            new Defect(
                    "the first version of a product does not hold since ever",
                    Set.of("all_versions_leave_no_gap", "all_versions_are_what_statements_make"),
                    """
                        update warehouse.dim_products set valid_from = '2000-01-01T00:00Z' where product_id = 'product-3'
                        """),
            new Defect(
                    "a live customer has no open version",
                    Set.of("all_keys_have_one_open_version", "all_versions_are_what_statements_make"),
                    """
                        update warehouse.dim_customers set valid_to = '9000-01-01T00:00Z'
                        where user_id = 'user-1' and is_current
                        """),
            new Defect(
                    "a live product has no version at all",
                    Set.of(
                            "all_keys_have_one_open_version",
                            "all_versions_are_what_statements_make",
                            "all_facts_name_what_landed"),
                    """
                        delete from warehouse.dim_products where product_id = 'product-3'
                        """),
            new Defect(
                    "a deleted customer has an open version",
                    Set.of("all_keys_have_one_open_version", "all_versions_are_what_statements_make"),
                    """
                        update warehouse.dim_customers set valid_to = default
                        where user_id = 'user-2' and valid_to = '2026-03-14T20:00Z'
                        """),
            new Defect(
                    "a product has two open versions",
                    Set.of(
                            "all_versions_do_not_overlap",
                            "all_keys_have_one_open_version",
                            "all_versions_are_what_statements_make"),
                    """
                        drop index warehouse.dim_products_period_uq;
                        insert into warehouse.dim_products (product_id, valid_from)
                        values ('product-3', '2000-01-01T00:00Z')
                        """),
            new Defect(
                    "a customer nobody told of has two members",
                    Set.of(
                            "all_keys_have_one_open_version",
                            "all_versions_are_what_statements_make",
                            "all_inferred_members_are_needed"),
                    """
                        update warehouse.dim_customers set valid_from = '2000-01-01T00:00Z' where user_id = 'user-25';
                        insert into warehouse.dim_customers (user_id, is_inferred, valid_from, valid_to)
                        values ('user-25', true, '0001-01-01T00:00Z', '2000-01-01T00:00Z')
                        """),
            new Defect(
                    "the member of a customer of whom only his end was told begins late",
                    Set.of("all_keys_have_one_open_version", "all_versions_are_what_statements_make"),
                    """
                        update warehouse.dim_customers set valid_from = '2000-01-01T00:00Z' where user_id = 'user-9'
                        """),
            new Defect(
                    "the member of a product nobody told of is not inferred",
                    Set.of("all_keys_have_one_open_version", "all_versions_are_what_statements_make"),
                    """
                        update warehouse.dim_products set is_inferred = false where product_id = 'product-7'
                        """),
            new Defect("an open version of a customer is not current", Set.of("all_keys_have_one_open_version"), """
                        alter table warehouse.dim_customers alter column is_current drop expression;
                        update warehouse.dim_customers set is_current = false where user_id = 'user-1' and is_current
                        """),
            new Defect("all versions of a product are current", Set.of("all_keys_have_one_open_version"), """
                        drop index warehouse.dim_products_period_uq;
                        alter table warehouse.dim_products alter column is_current drop expression;
                        update warehouse.dim_products set is_current = true where product_id = 'product-0'
                        """));

    private static final List<Defect> CONTENTS = List.of(
            new Defect(
                    "a version of a customer changes nothing",
                    Set.of("all_versions_differ_from_their_neighbours", "all_versions_are_what_statements_make"),
                    """
                        update warehouse.dim_customers set valid_to = '2027-01-01T00:00Z'
                        where user_id = 'user-1' and is_current;
                        insert into warehouse.dim_customers (user_id, country, loyalty_tier, valid_from)
                        values ('user-1', 'Germany', 'gold', '2027-01-01T00:00Z')
                        """),
            new Defect(
                    "a version of a product changes nothing",
                    Set.of("all_versions_differ_from_their_neighbours", "all_versions_are_what_statements_make"),
                    """
                        update warehouse.dim_products set valid_to = '2027-01-01T00:00Z' where product_id = 'product-3';
                        insert into warehouse.dim_products (product_id, product_name, category, price, valid_from)
                        values ('product-3', 'Product product-3', 'Garden', 9.99, '2027-01-01T00:00Z')
                        """),
            new Defect("a statement is lost", Set.of("all_versions_are_what_statements_make"), """
                        delete from warehouse.customer_statement
                        where user_id = 'user-1' and stated_at = '2026-03-13T14:00Z'
                        """),
            new Defect(
                    "a statement about the past is overlooked",
                    Set.of("all_versions_are_what_statements_make"),
                    garden("product-4", "2000-01-01T00:00Z", 1, 0)),
            new Defect(
                    "a later statement about the same instant is overlooked",
                    Set.of("all_versions_are_what_statements_make"),
                    garden("product-0", "2026-03-13T12:00Z", 1, 0)),
            new Defect(
                    "a mended statement about the same instant is overlooked",
                    Set.of("all_versions_are_what_statements_make"),
                    garden("product-0", "2026-03-13T12:00Z", 1, -1)),
            new Defect(
                    "a statement of the next generation about the same instant is overlooked",
                    Set.of("all_versions_are_what_statements_make"),
                    garden("product-0", "2026-03-13T12:00Z", 2, 0)),
            new Defect(
                    "a deletion is overlooked",
                    Set.of("all_keys_have_one_open_version", "all_versions_are_what_statements_make"),
                    """
                        insert into warehouse.customer_statement
                            (user_id, stated_at, generation, partition, log_offset, is_deletion, load_id)
                        values ('user-1', '2027-01-01T00:00Z', 1, 0, 7000, true, 1)
                        """),
            new Defect(
                    "what the latest statement overwrites is overlooked",
                    Set.of("all_versions_are_what_statements_make"),
                    """
                        update warehouse.customer_statement set registration_date = '2020-01-01'
                        where user_id = 'user-1' and stated_at = '2026-03-14T10:00Z'
                        """),
            new Defect(
                    "an inferred member of a customer knows more than the latest statement",
                    Set.of("all_versions_are_what_statements_make"),
                    """
                        update warehouse.dim_customers set registration_date = '2020-01-01'
                        where user_id = 'user-3' and is_inferred
                        """),
            new Defect(
                    "an inferred member of a customer begins after the gap does",
                    Set.of("all_versions_are_what_statements_make"),
                    """
                        update warehouse.dim_customers set valid_from = '2000-01-01T00:00Z'
                        where user_id = 'user-3' and is_inferred
                        """),
            new Defect(
                    "an inferred member of a customer has another country than was last said",
                    Set.of("all_inferred_members_carry_what_was_last_said"),
                    """
                    update warehouse.dim_customers set country = 'France' where user_id = 'user-3' and is_inferred
                    """),
            new Defect(
                    "the member of a customer nobody told of has a tier",
                    Set.of("all_inferred_members_carry_what_was_last_said"),
                    """
                        update warehouse.dim_customers set loyalty_tier = 'gold' where user_id = 'user-25'
                        """),
            new Defect(
                    "the member of a product nobody told of has a price",
                    Set.of("all_inferred_members_carry_what_was_last_said"),
                    """
                        update warehouse.dim_products set price = 9.99 where product_id = 'product-7'
                        """),
            new Defect(
                    "the member of a deleted product has another category than it had, and no facts",
                    Set.of("all_inferred_members_carry_what_was_last_said", "all_inferred_members_are_needed"),
                    """
                    insert into warehouse.product_statement
                        (product_id, stated_at, generation, partition, log_offset, is_deletion, load_id)
                    values ('product-3', '2027-01-01T00:00Z', 1, 0, 7000, true, 1);
                    update warehouse.dim_products set valid_to = '2027-01-01T00:00Z' where product_id = 'product-3';
                    insert into warehouse.dim_products (product_id, product_name, category, is_inferred, valid_from)
                    values ('product-3', 'Product product-3', 'Lighting', true, '2027-01-01T00:00Z')
                    """),
            new Defect("the member of a deleted customer has no facts", Set.of("all_inferred_members_are_needed"), """
                        insert into warehouse.dim_customers (user_id, country, is_inferred, valid_from)
                        values ('user-2', 'Germany', true, '2026-03-14T20:00Z')
                        """),
            new Defect("a product that no record names has a member", Set.of("all_inferred_members_are_needed"), """
                        insert into warehouse.dim_products (product_id, is_inferred, valid_from)
                        values ('product-99', true, '0001-01-01T00:00Z')
                        """),
            new Defect(
                    "a customer who was told of stays inferred",
                    Set.of(
                            "all_versions_are_what_statements_make",
                            "all_inferred_members_carry_what_was_last_said",
                            "all_inferred_members_are_needed"),
                    """
                        update warehouse.dim_customers set is_inferred = true where user_id = 'user-17'
                        """),
            new Defect(
                    "a product that was told of stays inferred",
                    Set.of(
                            "all_versions_are_what_statements_make",
                            "all_inferred_members_carry_what_was_last_said",
                            "all_inferred_members_are_needed"),
                    """
                        update warehouse.dim_products set is_inferred = true where product_id = 'product-3'
                        """));

    private static final List<Defect> FACTS = List.of(
            new Defect("the lines of transactions change places", Set.of("all_facts_name_what_landed"), """
                        update warehouse.fact_sales set line_number = 3 - line_number
                        where transaction_id in (select transaction_id from warehouse.fact_sales where line_number = 2)
                        """),
            new Defect(
                    "the second lines of transactions disappear",
                    Set.of("all_facts_name_what_landed"),
                    "delete from warehouse.fact_sales where line_number = 2"),
            new Defect(
                    "lines of transactions belong to another customer",
                    Set.of("all_facts_name_what_landed"),
                    """
                        update warehouse.fact_sales set customer_key = %s where customer_key = %s and line_number = 2
                        """.formatted(keyOf("user-12"), keyOf("user-17"))),
            new Defect(
                    "transactions have no identity",
                    Set.of("all_facts_name_what_landed"),
                    "delete from warehouse.transaction_identity"),
            new Defect(
                    "sales have no product", Set.of("all_facts_name_what_landed"), """
                        update warehouse.fact_sales set product_key = -1 where product_key = %s
                        """.formatted(keyOf("product-3"))),
            new Defect(
                    "views have no product", Set.of("all_facts_name_what_landed"), """
                        update warehouse.fact_product_views set product_key = -1 where product_key = %s
                        """.formatted(keyOf("product-3"))),
            new Defect("cart events have the unknown product", Set.of("all_facts_name_what_landed"), """
                        update warehouse.fact_cart_events set product_key = 0 where product_key = %s
                        """.formatted(
                            keyOf("product-3"))),
            new Defect(
                    "sales have the unknown customer",
                    Set.of("all_facts_name_what_landed", "all_facts_point_to_the_valid_versions"),
                    """
                        update warehouse.fact_sales set customer_key = 0 where customer_key = %s
                        """.formatted(keyOf("user-17"))),
            new Defect(
                    "views have no customer",
                    Set.of("all_facts_name_what_landed", "all_facts_point_to_the_valid_versions"),
                    """
                        update warehouse.fact_product_views set customer_key = -1 where customer_key = %s
                        """.formatted(keyOf("user-17"))));

    private static final List<Defect> LANDED = List.of(
            landed("sales landed for another customer", "update landing.sale set user_id = 'user-99'"),
            landed("sales landed with another product", "update landing.sale set product_ids[1] = 'product-99'"),
            landed("sales landed with a line more", """
                    update landing.sale
                    set product_ids = product_ids || product_ids, quantities = quantities || quantities,
                        prices = prices || prices, discounts = discounts || discounts
                    """),
            landed("views landed for another customer", "update landing.product_view set user_id = 'user-99'"),
            landed("views landed as searches", "update landing.product_view set event_type = 'search'"),
            landed("views landed without a product", "update landing.product_view set product_id = null"),
            landed("cart events landed as checkouts", "update landing.cart_event set event_type = 'checkout'"),
            landed("cart events never landed", "delete from landing.cart_event"));

    @BeforeAll
    void loadTheShop() {
        Shop.loadInOneNight(DAY);
    }

    @Test
    void findNothingInTheShop() {
        Invariants.assertHold();
    }

    @Test
    void findNothingInWhatIsRight() throws SQLException {
        var right = List.of(
                new Defect(
                        "an earlier statement about the same instant says something else",
                        NOTHING,
                        garden("product-0", "2026-03-13T12:00Z", 0, 0)),
                new Defect("a statement says nothing new", NOTHING, garden("product-3", "2026-03-14T12:00Z", 1, 0)),
                new Defect(
                        "a deleted customer looks at something, before he returned and after he left again",
                        NOTHING,
                        """
                        insert into warehouse.dim_customers
                            (customer_key, user_id, country, is_inferred, valid_from, valid_to) values
                            (2000000001, 'user-2', 'Germany', true, '2026-03-13T11:00Z', '2026-03-13T19:00Z'),
                            (2000000002, 'user-2', 'Germany', true, '2026-03-14T20:00Z', '9999-12-31T00:00Z');
                        update warehouse.fact_product_views
                        set occurred_at = '2026-03-13T12:00Z', event_day = '2026-03-13', customer_key = 2000000001
                        where customer_key = (select customer_key from warehouse.dim_customers
                                              where user_id = 'user-2' and valid_to = '2026-03-13T11:00Z');
                        update warehouse.fact_product_views set occurred_at = '2026-03-14T22:00Z', customer_key = 2000000002
                        where customer_key = (select customer_key from warehouse.dim_customers
                                              where user_id = 'user-2' and valid_to = '2026-03-14T20:00Z')
                        """));

        assertThat(Defect.found(right, CHECKS).values()).containsOnly(NOTHING);
    }

    @Test
    void findWhatIsPlanted() throws SQLException {
        var defects = Stream.of(
                        PERIODS.stream(),
                        CONTENTS.stream(),
                        FACTS.stream(),
                        LANDED.stream(),
                        otherAttributes(),
                        otherMembers("customer", "user-17", "user-12", "user-0"),
                        otherMembers("product", "product-3", "product-4", "product-0"))
                .flatMap(defect -> defect)
                .toList();

        assertThat(Defect.found(defects, CHECKS))
                .isEqualTo(defects.stream().collect(toMap(Defect::name, Defect::breaks)));
        assertThat(defects.stream().flatMap(defect -> defect.breaks().stream()).distinct())
                .as("checks that find something")
                .containsExactlyInAnyOrderElementsOf(CHECKS);
    }

    /** For every attribute a version that says something else than its statements. */
    private static Stream<Defect> otherAttributes() {
        var customer = Stream.of(
                        "country = 'France'",
                        "city = 'Lyon'",
                        "age_band = '25-34'",
                        "loyalty_tier = null",
                        "preferences = '{tea}'",
                        "registration_date = '2020-01-01'")
                .map(other -> new Defect(
                        "a version of a customer has " + other,
                        Set.of("all_versions_are_what_statements_make"),
                        """
                        update warehouse.dim_customers set %s where user_id = 'user-17'
                        """.formatted(other)));
        var product = Stream.of(
                        "product_name = 'Lamp'",
                        "category_group = 'Electronics'",
                        "category = null",
                        "brand = 'Brand'",
                        "price = price + 0.0001",
                        "cost = 0",
                        "currency = 'EUR'",
                        "is_active = false",
                        "inventory = 0",
                        "rating = 0")
                .map(other -> new Defect(
                        "a version of a product has " + other,
                        Set.of("all_versions_are_what_statements_make"),
                        """
                        update warehouse.dim_products set %s where product_id = 'product-3'
                        """.formatted(other)));
        return Stream.concat(customer, product);
    }

    /**
     * For every fact table facts that point to another natural key, to nothing, and to another version of their own key.
     *
     * @param one a natural key with one version, as {@code another} is
     * @param changing a natural key with several
     */
    private static Stream<Defect> otherMembers(String dimension, String one, String another, String changing) {
        return Stream.of("fact_sales", "fact_product_views", "fact_cart_events").flatMap(fact -> {
            var pointer = "the %s's key in %s is ".formatted(dimension, fact);
            var planting =
                    "update warehouse.%1$s set %2$s_key = %%2$s where %2$s_key = %%1$s".formatted(fact, dimension);
            return Stream.of(
                    new Defect(
                            pointer + "another's",
                            Set.of("all_facts_name_what_landed"),
                            planting.formatted(keyOf(one), keyOf(another))),
                    new Defect(
                            pointer + "nobody's",
                            Set.of("all_facts_name_what_landed"),
                            planting.formatted(keyOf(one), "2000000000")),
                    new Defect(
                            pointer + "of another time",
                            Set.of("all_facts_point_to_the_valid_versions"),
                            planting.formatted(keyOf(changing), firstKeyOf(changing))));
        });
    }

    private static Defect landed(String name, String planting) {
        return new Defect(name, Set.of("all_facts_name_what_landed"), Database.REALTIME, planting);
    }

    /** A statement that a product is for the garden and costs 9.99, as most are in the shop. */
    private static String garden(String productId, String statedAt, int generation, int partition) {
        return """
                insert into warehouse.product_statement (product_id, stated_at, generation, partition, log_offset,
                    is_deletion, load_id, product_name, category, price)
                values ('%1$s', '%2$s', %3$d, %4$d, 7000, false, 1, 'Product %1$s', 'Garden', 9.99)
                """.formatted(productId, statedAt, generation, partition);
    }

    /** The surrogate key of the last version. */
    private static String keyOf(String naturalKey) {
        return key(naturalKey, "desc");
    }

    private static String firstKeyOf(String naturalKey) {
        return key(naturalKey, "asc");
    }

    private static String key(String naturalKey, String order) {
        var select = naturalKey.startsWith("user")
                ? "select customer_key from warehouse.dim_customers where user_id = '%s'"
                : "select product_key from warehouse.dim_products where product_id = '%s'";
        return "(%s order by valid_from %s limit 1)".formatted(select.formatted(naturalKey), order);
    }
}
