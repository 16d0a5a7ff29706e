package com.globalmart.cli.backup;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;

/** Rows of every kind that a backup has to keep: days, keys, chains, bytes, and texts that a careless format would tear. */
final class SampleRows {

    private SampleRows() {}

    static void add(Databases databases) {
        var realtime = databases.client(Database.REALTIME, "migrator");
        realtime.sql("select landing.make_partitions('2026-03-13', '2026-03-15')")
                .query()
                .listOfRows();
        realtime.sql("""
                        insert into landing.sale (generation, partition, landed_day, log_offset, landed_at, record_timestamp, occurred_at,
                            content_hash, transaction_id, user_id, product_ids, quantities, prices, discounts, total_amount,
                            payment_method, country, extra)
                        select 1, n % 3, date '2026-03-13' + n % 3, n, '2026-03-13T00:00Z', '2026-03-13T00:00Z',
                               '2026-03-12T23:59:59.123456Z', -n, gen_random_uuid(), E'user\\t\\\\N\\n' || n, array['a,"b', '{c}'],
                               array[1, n], array[1.10, 0.0001], array[0, 0.5], 12.3456, '', 'Côte d''Ivoire',
                               case when n % 2 = 0 then '{"note": "line\\nbreak"}'::jsonb end
                        from generate_series(0, 2999) as n""").update();
        realtime.sql("""
                        insert into landing.dead_letter (topic, generation, partition, log_offset, reason, detail, record_key,
                            record_value, record_timestamp, received_at)
                        values ('transactions-topic', 1, 0, 7, 'NOT_JSON', 'no JSON', null, decode('00ff0a0d5c', 'hex'),
                                '2026-03-13T00:00Z', '2026-03-13T00:00Z')""").update();
        realtime.sql("""
                        insert into landing.position (topic, partition, next_offset, topic_id, log_end, log_end_seen_at)
                        select 'transactions-topic', n, 3000, 'id', 3000, '2026-03-13T00:00Z' from generate_series(0, 2) n""").update();

        var warehouse = databases.client(Database.WAREHOUSE, "migrator");
        warehouse
                .sql("select warehouse.make_fact_partitions(array['2026-03-12', '2026-03-13']::date[])")
                .query()
                .listOfRows();
        warehouse.sql("""
                        insert into warehouse.load (business_date, status, published_at) values ('2026-03-12', 'PUBLISHED', now()),
                            ('2026-03-13', 'OPEN', null)""").update();
        warehouse.sql("""
                        insert into warehouse.load_position (load_id, topic, generation, partition, from_offset, to_offset)
                        values (1, 'transactions-topic', 1, 0, 0, 1000)""").update();
        warehouse.sql("""
                        insert into warehouse.dim_customers (user_id, valid_from)
                        select 'user-' || n, '2026-01-01T00:00Z' from generate_series(1, 500) n""").update();
        warehouse.sql("""
                        insert into warehouse.fact_product_views (occurred_at, content_hash, log_offset, event_id, event_day,
                            customer_key, product_key, session_key, load_id, event_type_key, geography_key, partition, generation,
                            compared_product_ids)
                        select day + interval '1 h', n, n, gen_random_uuid(), day, 0, 0, 0, 1, 1 + n % 4, 0, 0, 1, array[null, 'x']
                        from generate_series(1, 2000) n, unnest(array['2026-03-12', '2026-03-13']::date[]) day""").update();
        warehouse
                .sql("select warehouse.complete_fact_partitions('fact_product_views', array['2026-03-12']::date[])")
                .query()
                .listOfRows();
        warehouse.sql("""
                        insert into staging.repeat values ('transactions-topic', 1, 0, 5, false, 1, 0, 4, 99)""").update();
        warehouse.sql("""
                        insert into ops.console_user (username, password_hash, role) values ('alice', '{bcrypt}$2a$10$x', 'admin')""").update();
        warehouse
                .sql(
                        "select ops.add_audit('alice', 'login', '', null), ops.add_audit('alice', 'freeze', 'all', E'a\\nb')")
                .query()
                .listOfRows();
        warehouse.sql("""
                        insert into ops.batch_job_instance values (1, 0, 'nightly', 'k')""").update();
        warehouse.sql("""
                        insert into ops.batch_job_execution (job_execution_id, job_instance_id, create_time, status)
                        values (1, 1, '2026-03-14T00:00:00.123456', 'STARTED')""").update();
        warehouse.sql("select setval('ops.batch_job_execution_seq', 1)").query().listOfRows();
    }
}
