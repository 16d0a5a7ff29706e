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

/** The checks of totals, analytics, loads and executions: each planted defect is found by the checks that are meant for it. */
@NightlyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableInvariantsTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    private static final List<String> CHECKS = List.of(
            "all_daily_activity_equals_facts",
            "all_daily_sales_equal_facts",
            "all_event_ids_stand_on_one_day",
            "all_keys_are_known",
            "all_loads_follow_each_other",
            "all_period_customers_equal_facts",
            "all_scores_count_their_customers",
            "all_segments_sum_their_customers",
            "all_transactions_stand_once",
            "all_trends_equal_daily_sales",
            "executions_end_whole",
            "executions_of_an_instance_exclude_each_other",
            "executions_that_run_have_an_owner",
            "landed_offsets_stand_once",
            "landed_records_are_behind_their_position",
            "schedules_are_not_stuck");

    private static final List<Defect> TOTALS = List.of(
            new Defect("a total is off by a hundredth of a cent", Set.of("all_daily_sales_equal_facts"), """
                        update warehouse.daily_sales set revenue = revenue + 0.0001
                        where dimension = 'payment_method' and event_day = '2026-03-14'
                        """),
            new Defect("orders are lines", Set.of("all_daily_sales_equal_facts", "all_trends_equal_daily_sales"), """
                        update warehouse.daily_sales set orders = orders + 1 where dimension = 'total' and event_day = '2026-03-14'
                        """),
            new Defect("a country's total is lost", Set.of("all_daily_sales_equal_facts"), """
                        delete from warehouse.daily_sales where dimension = 'country' and event_day = '2026-03-14'
                        """),
            new Defect("a visit is counted twice", Set.of("all_daily_activity_equals_facts"), """
                        update warehouse.daily_activity set visits = visits + 1 where country = 'ALL' and event_day = '2026-03-14'
                        """),
            new Defect("activity of a day without facts", Set.of("all_daily_activity_equals_facts"), """
                        insert into warehouse.daily_activity select '2020-01-01', load_id, country, visits, visitors, views, searches,
                            cart_adds, checkouts, abandonments
                        from warehouse.daily_activity where country = 'ALL' and event_day = '2026-03-14'
                        """),
            new Defect(
                    "a customer of the week is counted on two days", Set.of("all_period_customers_equal_facts"), """
                        update warehouse.period_customers set customers = customers + 1 where period_type = 'week'
                        """),
            new Defect("a quarter is lost", Set.of("all_trends_equal_daily_sales"), """
                        delete from warehouse.sales_trends where period_type = 'quarter'
                        """),
            new Defect("the average order value is rounded up", Set.of("all_trends_equal_daily_sales"), """
                        update warehouse.sales_trends set average_order_value = average_order_value + 0.0001
                        where period_type = 'year' and category = 'ALL'
                        """),
            new Defect("a segment misses a customer", Set.of("all_segments_sum_their_customers"), """
                        update warehouse.customer_segments set customers = customers - 1
                        """),
            new Defect("a combination of scores misses a customer", Set.of("all_scores_count_their_customers"), """
                        update warehouse.rfm_distribution set customers = customers - 1
                        """),
            new Defect(
                    "a customer is scored twice",
                    Set.of("all_segments_sum_their_customers", "all_scores_count_their_customers"),
                    """
                        insert into warehouse.rfm_analysis select analysis_date, load_id, recency_days, frequency, rfm_score,
                            recency_score, frequency_score, monetary_score, monetary, user_id || ' again', segment
                        from warehouse.rfm_analysis limit 1
                        """));

    private static final List<Defect> FACTS = List.of(
            new Defect(
                    "a view stands on two days",
                    Set.of("all_event_ids_stand_on_one_day", "all_daily_activity_equals_facts"),
                    """
                        insert into warehouse.fact_product_views (occurred_at, content_hash, log_offset, event_id, event_day,
                            customer_key, product_key, session_key, load_id, event_type_key, geography_key, partition, generation)
                        select occurred_at - interval '1 day', content_hash, log_offset, event_id, event_day - 1, customer_key,
                               product_key, session_key, load_id, event_type_key, geography_key, partition, generation
                        from warehouse.fact_product_views where event_day = '2026-03-14' limit 1
                        """),
            new Defect(
                    "a line is stored twice",
                    Set.of("all_transactions_stand_once", "all_daily_sales_equal_facts"),
                    """
                        insert into warehouse.fact_sales
                        select * from warehouse.fact_sales where event_day = '2026-03-14' and line_number = 1 limit 1
                        """),
            new Defect("the first line of a sale is the second", Set.of("all_transactions_stand_once"), """
                        update warehouse.fact_sales f set line_number = 2
                        where transaction_id = (select transaction_id from warehouse.fact_sales
                                                group by transaction_id having count(*) = 1 limit 1)
                        """),
            new Defect(
                    "a sale is in a country that is none",
                    Set.of("all_keys_are_known", "all_daily_sales_equal_facts"),
                    """
                        update warehouse.fact_sales set geography_key = 999 where event_day = '2026-03-14'
                        """));

    private static final List<Defect> LOADS = List.of(
            new Defect("a load took a record twice", Set.of("all_loads_follow_each_other"), """
                        update warehouse.load_position set from_offset = 1 where topic = 'transactions-topic'
                        """),
            new Defect(
                    "a landed record is a dead letter, too",
                    Set.of("landed_offsets_stand_once"),
                    Database.REALTIME,
                    """
                        insert into landing.dead_letter (topic, generation, partition, log_offset, reason, detail, record_timestamp,
                            received_at)
                        values ('transactions-topic', 1, 0, 0, 'NOT_JSON', 'planted', now(), now())
                        """),
            new Defect(
                    "a position is before its records",
                    Set.of("landed_records_are_behind_their_position"),
                    Database.REALTIME,
                    "update landing.position set next_offset = 1 where topic = 'transactions-topic'"));

    private static final List<Defect> EXECUTIONS = List.of(
            new Defect(
                    "an execution has run since yesterday, of nobody",
                    Set.of("executions_that_run_have_an_owner"),
                    """
                        update ops.batch_job_execution
                        set status = 'STARTED', end_time = null, last_updated = now() at time zone 'UTC' - interval '1 day'
                        """),
            new Defect("two executions of a night run", Set.of("executions_of_an_instance_exclude_each_other"), """
                        drop index ops.batch_job_execution_active_uq;
                        update ops.batch_job_execution set status = 'STARTED', end_time = null, last_updated = now() at time zone 'UTC';
                        insert into ops.batch_job_execution (job_execution_id, version, job_instance_id, create_time, status, last_updated)
                        select 7000, 1, job_instance_id, now(), 'STARTED', now() at time zone 'UTC' from ops.batch_job_execution
                        """),
            new Defect("an execution is neither done nor failed", Set.of("executions_end_whole"), """
                        update ops.batch_job_execution set status = 'UNKNOWN'
                        """),
            new Defect("a step runs on when its execution has ended", Set.of("executions_end_whole"), """
                        update ops.batch_step_execution set status = 'STARTED', end_time = null where step_name = 'publishLoad'
                        """),
            new Defect("a trigger is in error", Set.of("schedules_are_not_stuck"), """
                        update ops.qrtz_triggers set trigger_state = 'ERROR' where trigger_name = 'nightly'
                        """));

    @BeforeAll
    void loadTheShop() {
        Shop.loadInOneNight(DAY);
    }

    @Test
    void findWhatIsPlanted() throws SQLException {
        var defects = Stream.of(TOTALS, FACTS, LOADS, EXECUTIONS)
                .flatMap(List::stream)
                .toList();

        assertThat(Defect.found(defects, CHECKS))
                .isEqualTo(defects.stream().collect(toMap(Defect::name, Defect::breaks)));
        assertThat(defects.stream().flatMap(defect -> defect.breaks().stream()).distinct())
                .as("checks that find something")
                .containsExactlyInAnyOrderElementsOf(CHECKS);
    }

    @Test
    void noCheckGoesUnproven() {
        assertThat(Invariants.names())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(CHECKS, RecordInvariantsTests.CHECKS, DimensionInvariantsTests.CHECKS)
                                .flatMap(List::stream)
                                .distinct()
                                .toList());
    }
}
