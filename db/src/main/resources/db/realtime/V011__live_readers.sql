-- What live dashboards ask beside the counters, and an end to what they leave running.

create view landing.live_dead_letters as
select topic, reason, count(*) as letters, min(received_at) as oldest_received_at
from landing.dead_letter
where state = 'OPEN'
group by topic, reason;
comment on view landing.live_dead_letters is
    'Grain: one reason for which records of one topic could not be read and wait for an operator, as it is now';
comment on column landing.live_dead_letters.topic is 'Topic in Kafka';
comment on column landing.live_dead_letters.reason is 'EMPTY, NOT_JSON, NOT_AN_OBJECT, MISSING_FIELD or INVALID_FIELD';
comment on column landing.live_dead_letters.letters is 'Records that wait';
comment on column landing.live_dead_letters.oldest_received_at is 'When the first of them came';
grant select on landing.live_dead_letters to live_reader, console_app;

-- Limits of a role's sessions are defaults that a session may change: this ends what lasts longer all the same.
create function landing.end_long_reads(query_seconds integer, idle_seconds integer) returns integer
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    with long as materialized ( -- first found, then ended
        select pid from pg_stat_activity
        where usename = 'live_reader'
          and (state = 'active' and query_start < now() - make_interval(secs => query_seconds)
               or state like 'idle in transaction%' and state_change < now() - make_interval(secs => idle_seconds))
    )
    select (count(*) filter (where pg_terminate_backend(pid)))::integer from long
$$;
comment on function landing.end_long_reads(integer, integer) is
    'Ends sessions of live_reader whose query has run, or whose transaction has stood idle, for more seconds; returns how many';
revoke all on function landing.end_long_reads(integer, integer) from public;
grant execute on function landing.end_long_reads(integer, integer) to ingest_writer;
