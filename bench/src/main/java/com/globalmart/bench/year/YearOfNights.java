package com.globalmart.bench.year;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * What a year of nights leaves beside the facts: loads with their books, checks and refused records, runs, segments of each night,
 * activity of each day. All rows are copies of those that real nights have written, so that tables are as long as they would be.
 */
final class YearOfNights {

    private final Connection warehouse;
    private final int days;
    private final LocalDate lastDay;

    YearOfNights(Connection warehouse, int days, LocalDate lastDay) {
        this.warehouse = warehouse;
        this.days = days;
        this.lastDay = lastDay;
    }

    /** The open load counts every day anew, as if late events had come for all of them. */
    void touchAllDays() throws SQLException {
        execute("""
                insert into warehouse.load_day
                select load_id, d::date
                from warehouse.load, generate_series(date '%2$s' - %1$d + 1, date '%2$s', interval '1 day') as d
                where status = 'OPEN'
                on conflict do nothing
                """.formatted(days, lastDay));
    }

    /** Nights before the first one that was run have the numbers below those of the newest load: they are loads, too. */
    void plantNights() throws SQLException {
        execute("""
                insert into warehouse.load (load_id, business_date, status, opened_at, published_at) overriding system value
                select -n, date '%2$s' - n, 'PUBLISHED', (date '%2$s' - n + 1) + time '02:00', (date '%2$s' - n + 1) + time '03:00'
                from generate_series(3, %1$d) as n
                """.formatted(days, lastDay));
        execute("""
                insert into warehouse.load_book (load_id, topic, landed, facts, fact_rows, duplicates, quarantined)
                select l.load_id, topic, 30000, 29900, 29900, 60, 40
                from warehouse.load l, unnest(array['transactions-topic', 'product-views-topic', 'cart-events-topic',
                    'customers-topic', 'products-topic']) as topic
                where l.load_id < 0
                """);
        execute("""
                insert into quality.check_result (load_id, check_name, severity, sentence, offenders, scope, seconds)
                select l.load_id, r.check_name, r.severity, r.sentence, r.offenders, r.scope, r.seconds
                from warehouse.load l, quality.check_result r
                where l.load_id < 0 and r.load_id = (select load_id from warehouse.published)
                """);
        execute("""
                insert into quality.quarantine (topic, generation, partition, log_offset, load_id, job_execution_id, reason, detail,
                    identity, occurred_at, payload)
                select 'transactions-topic', 1, 0, l.load_id * -1000 + n, l.load_id, 1,
                       (array['TOO_OLD', 'UNKNOWN_COUNTRY', 'NO_EXCHANGE_RATE', 'CONFLICTING_DUPLICATE'])[1 + n %% 4], 'planted',
                       md5(l.load_id || ' ' || n), l.opened_at, '{}'
                from warehouse.load l, generate_series(1, 200) as n
                where l.load_id < 0
                """.replace("%%", "%"));
        execute("""
                insert into warehouse.customer_segments
                select l.business_date, l.load_id, segment, description, lowest_score, highest_score, customers, orders, revenue,
                       average_order_value
                from warehouse.load l, warehouse.customer_segments
                where l.load_id < 0 and analysis_date = date '%s'
                """.formatted(lastDay));
        execute("""
                insert into warehouse.daily_activity (event_day, load_id, country, visits, visitors, views, searches, cart_adds, checkouts,
                    abandonments)
                select event_day - 30 * n, load_id, country, visits, visitors, views, searches, cart_adds, checkouts, abandonments
                from warehouse.daily_activity, generate_series(1, %d / 30) as n
                where event_day > date '%s' - 30
                on conflict do nothing
                """.formatted(days, lastDay));
        plantRuns();
        execute("vacuum analyze");
        execute("checkpoint");
    }

    /** Of each night one run of the job with 20 steps. */
    private void plantRuns() throws SQLException {
        execute("""
                with night as (
                    insert into ops.batch_job_instance (job_instance_id, version, job_name, job_key)
                    select 1000000 + n, 0, 'nightly', md5('night ' || n) from generate_series(3, %1$d) as n
                    returning job_instance_id),
                run as (
                    insert into ops.batch_job_execution (job_execution_id, version, job_instance_id, create_time, start_time, end_time,
                        status, exit_code)
                    select job_instance_id, 2, job_instance_id, began, began, began + interval '50 min', 'COMPLETED', 'COMPLETED'
                    from night, lateral (select date '%2$s' - (job_instance_id - 1000000)::integer + time '02:00' as began) as at
                    returning job_execution_id, start_time)
                insert into ops.batch_step_execution (step_execution_id, version, step_name, job_execution_id, create_time, start_time,
                    end_time, status, read_count, write_count)
                select 1000000 + (job_execution_id - 1000000) * 20 + n, 1, 'step' || n, job_execution_id, start_time, start_time,
                       start_time + interval '2 min', 'COMPLETED', 100000, 100000
                from run, generate_series(0, 19) as n
                """.formatted(days, lastDay));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = warehouse.createStatement()) {
            statement.execute(sql);
        }
    }
}
