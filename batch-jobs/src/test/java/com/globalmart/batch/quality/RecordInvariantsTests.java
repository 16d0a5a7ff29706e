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

/** The checks of records and their money themselves: each planted defect is found by the checks that are meant for it. */
@NightlyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordInvariantsTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    static final List<String> CHECKS = List.of(
            "all_records_have_one_fate",
            "all_money_is_conserved",
            "all_facts_name_what_landed",
            "all_duplicates_have_a_twin",
            "all_amounts_are_numbers",
            "all_facts_stand_on_their_day",
            "all_rows_belong_to_loads_that_count",
            "all_visits_are_known",
            "all_books_add_up");

    private static final List<Defect> FATES = List.of(
            new Defect(
                    "sales are lost",
                    Set.of(
                            "all_records_have_one_fate",
                            "all_money_is_conserved",
                            "all_duplicates_have_a_twin",
                            "all_facts_name_what_landed"),
                    """
                        delete from warehouse.fact_sales;
                        delete from warehouse.transaction_identity
                        """),
            new Defect("a view is lost", Set.of("all_records_have_one_fate", "all_facts_name_what_landed"), """
                        delete from warehouse.fact_product_views
                        where log_offset = (select max(log_offset) from warehouse.fact_product_views)
                        """),
            new Defect("a cart event is lost", Set.of("all_records_have_one_fate", "all_facts_name_what_landed"), """
                        delete from warehouse.fact_cart_events
                        where log_offset = (select max(log_offset) from warehouse.fact_cart_events)
                        """),
            new Defect(
                    "statements are lost",
                    Set.of("all_records_have_one_fate"),
                    "delete from warehouse.product_statement"),
            new Defect(
                    "duplicates are lost",
                    Set.of("all_records_have_one_fate", "all_money_is_conserved", "all_facts_name_what_landed"),
                    "delete from quality.duplicate"),
            new Defect(
                    "quarantined records are lost",
                    Set.of("all_records_have_one_fate", "all_money_is_conserved", "all_facts_name_what_landed"),
                    "delete from quality.quarantine"),
            new Defect(
                    "a view is a fact and quarantined",
                    Set.of("all_records_have_one_fate", "all_facts_name_what_landed"),
                    """
                        insert into quality.quarantine (topic, generation, partition, log_offset, load_id, job_execution_id,
                            reason, detail, identity, occurred_at, payload)
                        select 'product-views-topic', generation, partition, log_offset, load_id, 1, 'TOO_OLD', 'planted',
                               event_id, occurred_at, '{}'
                        from warehouse.fact_product_views limit 1
                        """),
            new Defect(
                    "a cart event is two facts",
                    Set.of("all_records_have_one_fate", "all_facts_name_what_landed"),
                    """
                        insert into warehouse.fact_cart_events (occurred_at, content_hash, log_offset, event_id, event_day,
                            customer_key, product_key, session_key, load_id, event_type_key, geography_key, partition, generation,
                            currency)
                        select occurred_at - interval '1 day', content_hash, log_offset, event_id, event_day - 1, customer_key,
                               product_key, session_key, load_id, event_type_key, geography_key, partition, generation, currency
                        from warehouse.fact_cart_events where event_day = '2026-03-14' limit 1
                        """),
            new Defect(
                    "a fact comes from nowhere",
                    Set.of("all_records_have_one_fate", "all_facts_name_what_landed"),
                    """
                        update warehouse.fact_product_views set log_offset = 7000
                        where log_offset = (select max(log_offset) from warehouse.fact_product_views)
                        """),
            new Defect(
                    "a sale has another identity than landed",
                    Set.of("all_records_have_one_fate"),
                    Database.REALTIME,
                    """
                        update landing.sale set transaction_id = gen_random_uuid()
                        """));

    private static final List<Defect> MONEY = List.of(
            new Defect("a line of a sale is worth more", Set.of("all_money_is_conserved"), """
                        update warehouse.fact_sales set net_amount = net_amount + 0.0001
                        where line_number = 2 and event_day = '2026-03-14'
                        """),
            new Defect(
                    "the second lines of sales are lost",
                    Set.of("all_money_is_conserved", "all_facts_name_what_landed"),
                    """
                        delete from warehouse.fact_sales where line_number = 2
                        """),
            new Defect("a duplicate is worth nothing", Set.of("all_money_is_conserved"), """
                        update quality.duplicate set amount = null where topic = 'transactions-topic'
                        """),
            new Defect("quarantined sales are worth less", Set.of("all_money_is_conserved"), """
                        update quality.quarantine set amount = amount - 0.0001 where topic = 'transactions-topic'
                        """),
            new Defect("sales landed with another price", Set.of("all_money_is_conserved"), Database.REALTIME, """
                        update landing.sale set prices[1] = prices[1] + 0.0001
                        """),
            new Defect("money changes its day", Set.of("all_money_is_conserved", "all_facts_stand_on_their_day"), """
                        alter table warehouse.fact_sales drop constraint fact_sales_day_ck;
                        update warehouse.fact_sales set event_day = event_day - 1 where event_day = '2026-03-14'
                        """),
            new Defect("a price is not a number", Set.of("all_amounts_are_numbers"), """
                        alter table warehouse.fact_sales drop constraint fact_sales_number_ck;
                        update warehouse.fact_sales set unit_price = 'NaN'
                        """),
            new Defect("the bound of a filter is not a number", Set.of("all_amounts_are_numbers"), """
                        alter table warehouse.fact_product_views drop constraint fact_product_views_number_ck;
                        update warehouse.fact_product_views set max_price = 'NaN'
                        """),
            new Defect("the value of a cart is not a number", Set.of("all_amounts_are_numbers"), """
                        alter table warehouse.fact_cart_events drop constraint fact_cart_events_number_ck;
                        update warehouse.fact_cart_events set cart_value = 'NaN'
                        """));

    private static final List<Defect> PLACES = List.of(
            new Defect("views stand on another day", Set.of("all_facts_stand_on_their_day"), """
                        alter table warehouse.fact_product_views drop constraint fact_product_views_day_ck;
                        update warehouse.fact_product_views set occurred_at = occurred_at + interval '1 day'
                        """),
            new Defect("cart events stand on another day", Set.of("all_facts_stand_on_their_day"), """
                        alter table warehouse.fact_cart_events drop constraint fact_cart_events_day_ck;
                        update warehouse.fact_cart_events set occurred_at = occurred_at - interval '1 day'
                        """),
            new Defect("a duplicate repeats a record that is none", Set.of("all_duplicates_have_a_twin"), """
                        update quality.duplicate set first_log_offset = 7000
                        where log_offset = (select max(log_offset) from quality.duplicate)
                        """),
            new Defect(
                    "a duplicate repeats a record with another identity",
                    Set.of("all_records_have_one_fate", "all_duplicates_have_a_twin", "all_facts_name_what_landed"),
                    """
                        update quality.duplicate set identity = gen_random_uuid() where topic <> 'transactions-topic'
                        """),
            new Defect(
                    "the later of two views counts",
                    Set.of("all_duplicates_have_a_twin", "all_rows_belong_to_loads_that_count"),
                    """
                        update quality.duplicate set load_id = 0 where topic = 'product-views-topic'
                        """),
            new Defect(
                    "facts of a load that is none",
                    Set.of("all_duplicates_have_a_twin", "all_rows_belong_to_loads_that_count"),
                    """
                        update warehouse.fact_product_views set load_id = 7000
                        """),
            new Defect("sessions are lost", Set.of("all_visits_are_known"), "delete from warehouse.session"),
            new Defect("the load is not published", Set.of("all_rows_belong_to_loads_that_count"), """
                        update warehouse.load set status = 'DISCARDED', published_at = null, discarded_at = now()
                        """));

    private static final List<Defect> BOOKS = List.of(
            new Defect("a worker wrote less than it read", Set.of("all_books_add_up"), """
                        update ops.batch_step_execution set write_count = write_count - 1 where step_name like 'loadSalesRange:%'
                        """),
            new Defect("the books miss a fact", Set.of("all_books_add_up"), """
                        update warehouse.load_book set facts = facts - 1 where topic = 'cart-events-topic'
                        """),
            new Defect("the books miss money", Set.of("all_books_add_up"), """
                        update warehouse.load_book set quarantined_amount = quarantined_amount - 0.0001
                        where topic = 'transactions-topic'
                        """));

    @BeforeAll
    void loadTheShop() {
        Shop.loadInOneNight(DAY);
    }

    @Test
    void findNothingInTheShop() {
        Invariants.assertHold();
    }

    @Test
    void findWhatIsPlanted() throws SQLException {
        var defects =
                Stream.of(FATES, MONEY, PLACES, BOOKS).flatMap(List::stream).toList();

        assertThat(Defect.found(defects, CHECKS))
                .isEqualTo(defects.stream().collect(toMap(Defect::name, Defect::breaks)));
        assertThat(defects.stream().flatMap(defect -> defect.breaks().stream()).distinct())
                .as("checks that find something")
                .containsExactlyInAnyOrderElementsOf(CHECKS);
    }
}
