-- Requests that ingest carries out: they are about landing, and ingest alone may write there.
alter table ops.request drop constraint request_kind_ck;
alter table ops.request add constraint request_kind_ck check (kind in (
    'launch', 'restart', 'stop', 'mend_dead_letters', 'discard_dead_letters', 'accept_position'));
comment on column ops.request.kind is
    'launch, restart or stop: carried out by batch-jobs; mend_dead_letters, discard_dead_letters or accept_position: by ingest';
comment on column ops.request.parameters is
    'JSON object of texts: of a launch "job" and that job''s parameters; of a restart or stop "execution"; of dead letters '
    '"selection" (landing.selected_letter) and "about"; of a position "topic", "partition", "expected" (the stored offset) and '
    '"about"';

create view ops.landing_request as
select request_id, kind, parameters, state, not_before, node_id, claimed_at, finished_at, outcome
from ops.request
where kind in ('mend_dead_letters', 'discard_dead_letters', 'accept_position')
with check option;
comment on view ops.landing_request is 'Grain: one request that ingest carries out';
comment on column ops.landing_request.request_id is 'Number of the request';
comment on column ops.landing_request.kind is 'mend_dead_letters, discard_dead_letters or accept_position';
comment on column ops.landing_request.parameters is 'JSON object of texts, see ops.request';
comment on column ops.landing_request.state is 'OPEN, DONE (carried out) or REFUSED';
comment on column ops.landing_request.not_before is 'From when on a process may take it';
comment on column ops.landing_request.node_id is 'Process of ingest that carried it out; null while it is open';
comment on column ops.landing_request.claimed_at is 'When that process took it; null while it is open';
comment on column ops.landing_request.finished_at is 'When its outcome was written; null while it is open';
comment on column ops.landing_request.outcome is 'What became of it, a sentence; null while it is open';

-- The audit says what a request is about in the words of the request, where it is neither a job nor an execution.
create or replace function ops.submit_request(
    kind text, parameters jsonb, requested_by text, reason text, idempotency_key text, not_before timestamptz default null)
    returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    new_id bigint;
begin
    insert into ops.request as r (kind, parameters, requested_by, reason, idempotency_key, not_before)
    values (submit_request.kind, submit_request.parameters, submit_request.requested_by, submit_request.reason,
            submit_request.idempotency_key, coalesce(submit_request.not_before, now()))
    on conflict on constraint request_key_uq do nothing
    returning r.request_id into new_id;
    if new_id is null then
        select r.request_id into strict new_id from ops.request r
        where r.idempotency_key = submit_request.idempotency_key;
        return new_id;
    end if;
    insert into ops.audit (actor, action, target, reason, request_id)
    values (submit_request.requested_by, submit_request.kind,
            coalesce(submit_request.parameters ->> 'job', 'execution ' || (submit_request.parameters ->> 'execution'),
                     submit_request.parameters ->> 'about', ''),
            submit_request.reason, new_id);
    perform pg_notify('globalmart_request', new_id::text);
    return new_id;
end $$;

-- ingest sees the requests about landing and nothing else of the warehouse
grant usage on schema ops to ingest_writer;
grant select, update (state, node_id, claimed_at, finished_at, outcome) on ops.landing_request to ingest_writer;
grant usage on schema migrations to ingest_writer;
grant select on migrations.flyway_schema_history to ingest_writer;
grant select on ops.landing_request to console_app;
