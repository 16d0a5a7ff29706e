-- The least that each role needs. ingest_writer adds and never reads payloads; batch_runner reads and writes back what it took.
grant usage on schema landing to ingest_writer, batch_runner, console_app, live_reader;

grant insert on landing.sale, landing.product_view, landing.cart_event, landing.customer_change, landing.product_change,
    landing.dead_letter to ingest_writer;
grant select, insert, update on landing.position to ingest_writer;
grant select (topic, generation, partition, log_offset, reason, state, request_id), update (state, request_id, resolved_at)
    on landing.dead_letter to ingest_writer;
grant execute on function landing.make_partitions(date, date) to ingest_writer;

grant select on all tables in schema landing to batch_runner;
grant insert, update on landing.published_position to batch_runner;

-- console_app counts what landed and sees where it stands; payloads of landed records stay hidden
grant select on landing.position, landing.published_position, landing.dead_letter to console_app;
grant select (generation, partition, log_offset, landed_day, landed_at) on landing.sale, landing.product_view,
    landing.cart_event, landing.customer_change, landing.product_change to console_app;

-- applications compare the schema's version with the one they were built for
grant usage on schema migrations to ingest_writer, batch_runner, console_app;
grant select on migrations.flyway_schema_history to ingest_writer, batch_runner, console_app;
