-- What a database administrator runs once on a new server, before the migrations: roles, and the owner of the two databases.
-- Safe to run again. On a server of your own give every role a password (alter role ... password ...); on the embedded
-- server, which listens on loopback only, connections are trusted.
do $$
declare
    role_name text;
begin
    foreach role_name in array array[
        'migrator',      -- owns every schema; used by migrations only
        'ingest_writer', -- ingest: adds landed records and dead letters, moves positions; takes the requests about landing
        'batch_runner',  -- batch-jobs: reads landing, builds the warehouse
        'console_app',   -- job-admin and command line: reads, and asks through ops.submit_request
        'api_reader',    -- serving-api: reads bi
        'bi_reader',     -- analysts and Power BI: read bi and nothing else
        'live_reader',   -- live dashboards: read landing's live views
        'metrics_reader' -- Prometheus' exporter: reads statistics of the server, no data
    ] loop
        if not exists (select from pg_roles where rolname = role_name) then
            execute format('create role %I login', role_name);
        end if;
    end loop;
end $$;

-- the owner's function landing.lock_holders() shows what keeps ingest waiting
grant pg_read_all_stats to migrator;
-- the owner's functions ops.end_long_reads() and landing.end_long_reads() end what readers leave running
grant pg_signal_backend to migrator;

grant pg_monitor to metrics_reader;
alter role metrics_reader connection limit 5;

alter role bi_reader connection limit 20;
alter role live_reader connection limit 10;

-- Defaults for readers, so that a forgotten query or session does not last for ever. A session may set others: then grants,
-- connection limits and the applications' watchdogs bind.
alter role bi_reader set statement_timeout = '10min';
alter role bi_reader set idle_in_transaction_session_timeout = '5min';
alter role bi_reader set search_path = bi;
alter role live_reader set statement_timeout = '1min';
alter role live_reader set idle_in_transaction_session_timeout = '5min';
alter role live_reader set search_path = landing;
alter role api_reader set statement_timeout = '1min';
alter role api_reader set idle_in_transaction_session_timeout = '5min';
alter role api_reader set search_path = bi;

-- The databases that every server begins with are its administrator's: there everybody could make temporary tables.
revoke connect, temporary on database postgres, template1 from public;
