package com.globalmart.admin;

import org.jooq.DSLContext;

/**
 * What years of nights leave behind, made set by set in seconds: 10,000 job executions with 200,000 step executions, their
 * contexts and logs, 20,000 requests with their audit, 500 loads, 200,000 quarantined records and 200,000 dead letters.
 */
public final class LargeHistory {

    /** A nightly execution that failed at its 20th step, with 1,000 lines of log. */
    public static final long FAILED_NIGHT = 9_997;

    /** The newest load, which is open; the 499 before it were published or discarded. */
    public static final int OPEN_LOAD = 500;

    private final Rows rows;

    public LargeHistory(Rows rows) {
        this.rows = rows;
    }

    /** Fills both databases, which {@link Rows#fresh()} has emptied, and lets the planner know them. */
    public void fill() {
        var warehouse = rows.warehouse();
        warehouse.execute("truncate ops.execution_log, ops.backfill cascade");
        jobs(warehouse);
        executions(warehouse);
        steps(warehouse);
        logs(warehouse);
        requests(warehouse);
        loads(warehouse);
        quarantine(warehouse);
        letters(rows.realtime());
        warehouse.execute("vacuum analyze");
        rows.realtime().execute("vacuum analyze landing.dead_letter, landing.position");
    }

    /** Leaves nothing that slows the tests which come after. */
    public void remove() {
        rows.fresh();
        rows.warehouse().execute("truncate ops.execution_log, ops.backfill cascade");
        rows.warehouse().execute("vacuum analyze");
        rows.realtime().execute("vacuum analyze landing.dead_letter, landing.position");
    }

    /** Eight jobs of six steps, each with a schedule; and 40 open problems. */
    private static void jobs(DSLContext warehouse) {
        warehouse.execute("""
                insert into ops.job (job_name, description, parameters)
                select name, 'Does what ' || name || ' does, from landing to publication',
                       '[{"name": "businessDate", "type": "date", "required": true, "description": "the UTC day it is about"}]'
                from unnest('{nightly,rebuild,forgetCustomer,checkEverything,retention,exchangeRates,holidays,projections}'::text[]) as name;
                insert into ops.job_step (job_name, step_order, step_name, stage, description)
                select job_name, number, 'step' || number, 'facts', 'Turns landed records into facts, a range of offsets each'
                from ops.job cross join generate_series(1, 6) as number;
                insert into ops.qrtz_job_details (sched_name, job_name, job_group, job_class_name, is_durable, is_nonconcurrent,
                                                  is_update_data, requests_recovery)
                select 'globalmart', job_name, 'jobs', 'ScheduledLaunch', true, true, false, false from ops.job;
                insert into ops.qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group, next_fire_time,
                                               prev_fire_time, trigger_state, trigger_type, start_time)
                select 'globalmart', job_name, 'schedules', job_name, 'jobs', (extract(epoch from now()) * 1000)::bigint + 3600000, -1,
                       'WAITING', 'CRON', 0 from ops.job;
                insert into ops.qrtz_cron_triggers (sched_name, trigger_name, trigger_group, cron_expression, time_zone_id)
                select 'globalmart', job_name, 'schedules', '0 0 1 * * ?', 'UTC' from ops.job""");
        warehouse.execute("""
                insert into ops.node (node_id, host, process_id, version) values ('node-1', 'localhost', 4711, '1.0.0');
                insert into ops.problem (kind, subject, sentence, job_execution_id)
                select 'execution_failed', 'nightly of day ' || number, 'Step 20 failed', number from generate_series(1, 40) as number""");
    }

    /** Each fifth instance took two attempts; two executions run. A business date each day, the newest is yesterday. */
    private static void executions(DSLContext warehouse) {
        warehouse.execute("""
                insert into ops.batch_job_instance (job_instance_id, version, job_name, job_key)
                select n, 0, ('{nightly,rebuild,forgetCustomer,checkEverything,retention,exchangeRates,holidays,projections}'::text[])[n % 8 + 1],
                       md5(n::text)
                from generate_series(1, 10000) as n;
                insert into ops.batch_job_execution (job_execution_id, version, job_instance_id, create_time, start_time, end_time,
                                                     status, exit_code, exit_message, last_updated)
                select n, 2, case when n % 40 = 9 then n - 8 else n end, t, t, case when n < 9999 then t + (600 + n % 300) * interval '1 second' end,
                       s, s, case when s = 'FAILED' then repeat('java.lang.IllegalStateException: at a step ', 30) end, t
                from generate_series(1, 10000) as n
                cross join lateral (select (now() at time zone 'UTC') - (10001 - n) * interval '3 hours' as t,
                                           case when n >= 9999 then 'STARTED' when n = 9997 or n % 40 = 1 then 'FAILED'
                                                when n % 50 = 7 then 'STOPPED' when n % 300 = 11 then 'ABANDONED' else 'COMPLETED' end as s) as at;
                insert into ops.batch_job_execution_params (job_execution_id, parameter_name, parameter_type, parameter_value, identifying)
                select n, 'businessDate', 'java.time.LocalDate', (current_date - 1 - (10000 - n) / 8)::text, 'Y' from generate_series(1, 10000) as n
                union all
                select n, 'request', 'java.lang.Long', n::text, 'N' from generate_series(1, 10000) as n
                union all
                select n, 'attempt', 'java.lang.Long', '1', 'Y' from generate_series(1, 10000) as n;
                insert into ops.batch_job_execution_context (job_execution_id, short_context)
                select n, '{"@class":"java.util.HashMap","load":["java.lang.Integer",' || n || ']}' from generate_series(1, 10000) as n;
                insert into ops.execution_lease (job_execution_id, epoch, node_id, expires_at)
                select n, 1, 'node-1', now() + interval '1 hour' from generate_series(9999, 10000) as n""");
    }

    /** Five steps, and a sixth with 14 ranges: 20 rows an execution, each with what it keeps. */
    private static void steps(DSLContext warehouse) {
        warehouse.execute("""
                insert into ops.batch_step_execution (step_execution_id, version, step_name, job_execution_id, create_time, start_time,
                    end_time, status, commit_count, read_count, filter_count, write_count, read_skip_count, write_skip_count,
                    process_skip_count, rollback_count, exit_code, exit_message, last_updated)
                select (e.job_execution_id - 1) * 20 + k, 3,
                       case when k <= 6 then 'step' || k else 'step6:range' || k - 6 end,
                       e.job_execution_id, e.start_time, e.start_time + k * interval '10 seconds',
                       case when e.end_time is not null then e.start_time + (k * 10 + 25) * interval '1 second' end,
                       s, 50, 1000000 + k, 0, 1000000, 0, 0, 7, 0, s,
                       case when s = 'FAILED' then repeat('java.lang.IllegalStateException: at a chunk ', 30) end, e.last_updated
                from ops.batch_job_execution e cross join generate_series(1, 20) as k
                cross join lateral (select case when e.status = 'COMPLETED' or k < 20 and e.end_time is not null then 'COMPLETED'
                                                else e.status end as s) as stood;
                insert into ops.batch_step_execution_context (step_execution_id, short_context, serialized_context)
                select step_execution_id, left(c, 2500), case when length(c) > 2500 then c end
                from ops.batch_step_execution
                cross join lateral (select '{"@class":"java.util.HashMap","topic":"transactions-topic","generation":1,"partition":0,'
                    || '"from":["java.lang.Long",' || step_execution_id * 1000 || '],"to":["java.lang.Long",' || step_execution_id * 1000 + 1000
                    || '],"nextOffset":["java.lang.Long",' || step_execution_id * 1000 + 500 || '],"seen":"'
                    || repeat('x', case when step_execution_id % 20 = 6 then 4000 else 400 end) || '"}' as c) as context;
                insert into ops.step_expectation (step_execution_id, expected_rows)
                select step_execution_id, 1000000 from ops.batch_step_execution""");
    }

    /** Twenty lines an execution, and 1,000 of the night that failed. */
    private static void logs(DSLContext warehouse) {
        warehouse.execute("""
                insert into ops.execution_log (job_execution_id, logged_at, level, step_name, logger, thread, message, stack_trace)
                select e.job_execution_id, e.start_time at time zone 'UTC' + k * interval '1 second', case when k = 20 then 'WARN' else 'INFO' end,
                       'step' || k % 6 + 1, 'com.globalmart.batch.Some', 'job-1', 'wrote a chunk of 20,000 records, number ' || k,
                       case when k = 20 then repeat('at com.globalmart.batch.Some.write(Some.java:12)' || chr(10), 20) end
                from ops.batch_job_execution e
                cross join lateral generate_series(1, case when e.job_execution_id = ? then 1000 else 20 end) as k
                order by e.job_execution_id, k""", FAILED_NIGHT);
    }

    /** 20,000 requests, half of them of schedules, and their audit as the chain's own trigger adds it. */
    private static void requests(DSLContext warehouse) {
        warehouse.execute("alter sequence ops.request_request_id_seq restart");
        warehouse.execute("""
                insert into ops.request (kind, parameters, requested_by, reason, idempotency_key, state, requested_at, not_before, node_id,
                                         claimed_at, finished_at, outcome, job_execution_id)
                select k, case k when 'launch' then jsonb_build_object('job', i.job_name, 'businessDate', current_date::text)
                                 else jsonb_build_object('execution', e.job_execution_id::text) end,
                       (array['anna', 'schedule', 'operator', 'schedule'])[n % 4 + 1], 'because it is to be', 'large-' || n, 'DONE', at, at, 'node-1',
                       at, at, 'started', e.job_execution_id
                from generate_series(1, 20000) as n
                join ops.batch_job_execution e on e.job_execution_id = (n + 1) / 2
                join ops.batch_job_instance i using (job_instance_id)
                cross join lateral (select case when n % 2 = 1 then 'launch' else 'stop' end as k,
                                           e.start_time at time zone 'UTC' + n % 2 * interval '1 minute' as at) as said
                order by n;
                insert into ops.audit (occurred_at, actor, action, target, reason, request_id)
                select requested_at, requested_by, kind, coalesce(parameters ->> 'job', 'execution ' || (parameters ->> 'execution')), reason,
                       request_id
                from ops.request order by request_id""");
    }

    /** 500 loads, a day each; the newest is open. */
    private static void loads(DSLContext warehouse) {
        warehouse.execute("alter sequence warehouse.load_load_id_seq restart");
        warehouse.execute("""
                insert into warehouse.load (business_date, attempt, status, opened_at, published_at, discarded_at)
                select current_date - 501 + n, 1, s, now() - (501 - n) * interval '1 day',
                       case when s = 'PUBLISHED' then now() - (501 - n) * interval '1 day' + interval '1 hour' end,
                       case when s = 'DISCARDED' then now() - (501 - n) * interval '1 day' + interval '1 hour' end
                from generate_series(1, 500) as n
                cross join lateral (select case when n = 500 then 'OPEN' when n % 50 = 3 then 'DISCARDED' else 'PUBLISHED' end as s) as stood
                order by n;
                update warehouse.published set load_id = 499, business_date = current_date - 2, published_at = now();
                insert into warehouse.load_position (load_id, topic, generation, partition, from_offset, to_offset)
                select load_id, topic, 1, p, load_id * 1000000, load_id * 1000000 + 1000000
                from warehouse.load cross join generate_series(0, 5) as p
                cross join unnest('{transactions-topic,cart-events-topic,product-views-topic,customers-topic,products-topic}'::text[]) as topic;
                insert into warehouse.load_book (load_id, topic, landed, facts, fact_rows, duplicates, quarantined)
                select load_id, topic, 6000000, 5999500, 12000000, 100, 400
                from warehouse.load
                cross join unnest('{transactions-topic,cart-events-topic,product-views-topic,customers-topic,products-topic}'::text[]) as topic;
                insert into warehouse.step_book (load_id, step_name, topic, read, facts, duplicates, quarantined)
                select load_id, 'step6:range' || k, 'transactions-topic', 400000, 399900, 50, 50
                from warehouse.load cross join generate_series(1, 14) as k;
                insert into warehouse.load_size (load_id, fact, rows, table_bytes, index_bytes)
                select load_id, fact, 12000000, 1000000000, 200000000
                from warehouse.load cross join unnest('{fact_sales,fact_cart_event,fact_product_view}'::text[]) as fact;
                insert into quality.check_result (load_id, check_name, severity, sentence, scope, offenders, seconds)
                select load_id, 'check_' || k, case when k % 2 = 0 then 'ERROR' else 'WARNING' end, 'numbers of step ' || k || ' add up',
                       'load', case when load_id % 20 = 0 and k = 7 then 100 else 0 end, 0.4
                from warehouse.load cross join generate_series(1, 30) as k;
                insert into quality.check_offender (load_id, check_name, number, row_seen)
                select load_id, check_name, k, '{"event_day": "2026-03-14", "seen": 12, "expected": 13}'
                from quality.check_result cross join generate_series(1, 100) as k where offenders > 0""");
    }

    /** 400 a load, three of four of them open. */
    private static void quarantine(DSLContext warehouse) {
        warehouse.execute("""
                insert into quality.quarantine (topic, generation, partition, log_offset, load_id, job_execution_id, reason, detail, identity,
                    occurred_at, amount, payload, state, request_id, resolved_at, replay_generation, replay_offset)
                select (array['transactions-topic', 'cart-events-topic', 'product-views-topic'])[n % 3 + 1], 1, n % 6, n, (n - 1) / 400 + 1,
                       (n - 1) / 20 + 1, (array['UNKNOWN_COUNTRY', 'TOO_OLD', 'INVALID_QUANTITY', 'NO_EXCHANGE_RATE'])[n / 3 % 4 + 1],
                       'country is "Atlantis", expected one of the reference data', gen_random_uuid()::text, now(), 39.98,
                       jsonb_build_object('transaction_id', n, 'user_id', 'USER_7', 'country', 'Atlantis', 'payment_method', 'PayPal',
                                          'seen', repeat('x', 300)),
                       s, case when s <> 'OPEN' then 1 end, case when s <> 'OPEN' then now() end, case when s = 'REPLAYED' then 1 end,
                       case when s = 'REPLAYED' then n end
                from generate_series(1, 200000) as n
                cross join lateral (select case n % 8 when 6 then 'REPLAYED' when 7 then 'DISCARDED' else 'OPEN' end as s) as stood""");
    }

    /** 400 in what each load took, three of four of them open. */
    private static void letters(DSLContext realtime) {
        realtime.execute("""
                insert into landing.position (topic, partition, next_offset, topic_id, log_end, log_end_seen_at)
                select topic, p, 600000000, 'id-of-' || topic, 600000000, now()
                from unnest('{transactions-topic,cart-events-topic,product-views-topic,customers-topic,products-topic}'::text[]) as topic
                cross join generate_series(0, 5) as p;
                insert into landing.dead_letter (topic, generation, partition, log_offset, reason, detail, record_key, record_value,
                                                 record_timestamp, received_at, state, request_id, resolved_at)
                select (array['transactions-topic', 'cart-events-topic', 'product-views-topic'])[n % 3 + 1], 1, n % 6, n * 2500,
                       (array['NOT_JSON', 'EMPTY', 'MISSING_FIELD', 'INVALID_FIELD'])[n / 3 % 4 + 1],
                       'the value of 512 bytes is not JSON: unexpected end of input', convert_to('USER_7', 'UTF8'), convert_to(repeat('{"a": 1, ', 60), 'UTF8'),
                       at, at, s, case when s <> 'OPEN' then 1 end, case when s <> 'OPEN' then now() end
                from generate_series(1, 200000) as n
                cross join lateral (select now() - (200001 - n) * interval '1 minute' as at,
                                           case n % 8 when 6 then 'MENDED' when 7 then 'DISCARDED' else 'OPEN' end as s) as stood""");
    }
}
