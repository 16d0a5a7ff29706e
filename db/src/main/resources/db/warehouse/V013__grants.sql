-- The least that each role needs.

-- batch_runner builds the warehouse; it makes partitions only through the owner's function and changes no structure.
grant usage on schema warehouse, staging, quality, ops to batch_runner;
grant select, insert, update, delete on all tables in schema warehouse, staging, quality to batch_runner;
grant usage, select on all sequences in schema warehouse to batch_runner;
grant usage, select on sequence ops.batch_job_instance_seq, ops.batch_job_execution_seq, ops.batch_step_execution_seq
    to batch_runner;
grant truncate on all tables in schema staging to batch_runner;
grant execute on function warehouse.make_fact_partitions(date[]) to batch_runner;
grant select, insert, update, delete on ops.batch_job_instance, ops.batch_job_execution, ops.batch_job_execution_params,
    ops.batch_step_execution, ops.batch_step_execution_context, ops.batch_job_execution_context,
    ops.qrtz_job_details, ops.qrtz_triggers, ops.qrtz_simple_triggers, ops.qrtz_cron_triggers, ops.qrtz_simprop_triggers,
    ops.qrtz_blob_triggers, ops.qrtz_calendars, ops.qrtz_paused_trigger_grps, ops.qrtz_fired_triggers,
    ops.qrtz_scheduler_state, ops.qrtz_locks,
    ops.job, ops.job_step, ops.node, ops.execution_lease to batch_runner;
-- what became of a request; who asked for what, and why, stays as it was asked
grant select, update (state, node_id, claimed_at, finished_at, outcome, job_execution_id) on ops.request to batch_runner;
grant select on ops.audit to batch_runner;
grant execute on function ops.submit_request(text, jsonb, text, text, text, timestamptz) to batch_runner;

-- console_app reads everything that operators look at, and asks through functions.
grant usage on schema warehouse, quality, ops, bi to console_app;
grant select on all tables in schema warehouse, quality, ops, bi to console_app;
grant insert, update on ops.console_user to console_app;
grant execute on function ops.submit_request(text, jsonb, text, text, text, timestamptz) to console_app;
grant execute on function ops.add_audit(text, text, text, text) to console_app;

-- readers see bi and nothing else
grant usage on schema bi to bi_reader, api_reader;
grant select on all tables in schema bi to bi_reader, api_reader;

-- applications compare the schema's version with the one they were built for
grant usage on schema migrations to batch_runner, console_app, api_reader;
grant select on migrations.flyway_schema_history to batch_runner, console_app, api_reader;
