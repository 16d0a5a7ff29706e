-- Audit rows are a chain: each has a hash over itself and the hash before it, so a row that was changed or taken out afterwards is found.
alter table ops.audit add column hash bytea;
comment on column ops.audit.hash is
    'SHA-256 over the hash of the row before and what this row says: ops.audit_content. The first row follows 32 zero bytes';

-- What a row says, as it is hashed.
create function ops.audit_content(row_said ops.audit) returns bytea
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select convert_to(jsonb_build_array(
               row_said.audit_id, to_char(row_said.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), row_said.actor,
               row_said.action, row_said.target, row_said.reason, row_said.request_id)::text, 'UTF8')
$$;
comment on function ops.audit_content(ops.audit) is 'What an audit row says, as it is hashed: a JSON array of its columns but the hash';

-- Rows are numbered without gaps and follow each other in the order of their numbers: whoever adds one waits for the one before.
create function ops.chain_audit() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    last_id   bigint;
    last_hash bytea;
begin
    perform pg_advisory_xact_lock(hashtext('ops.audit'));
    select audit_id, hash into last_id, last_hash from ops.audit order by audit_id desc limit 1;
    new.audit_id := coalesce(last_id, 0) + 1;
    new.hash := sha256(coalesce(last_hash, decode(repeat('00', 32), 'hex')) || ops.audit_content(new));
    return new;
end $$;
comment on function ops.chain_audit() is 'Gives a new audit row its number and its hash';

alter table ops.audit alter column audit_id drop identity;
comment on column ops.audit.audit_id is 'Number of the row, from 1, without gaps';
do $$
declare
    said      ops.audit;
    number    bigint := 0;
    last_hash bytea := decode(repeat('00', 32), 'hex');
begin
    for said in select * from ops.audit order by audit_id loop
        number := number + 1;
        update ops.audit set audit_id = number where audit_id = said.audit_id;
        said.audit_id := number;
        last_hash := sha256(last_hash || ops.audit_content(said));
        update ops.audit set hash = last_hash where audit_id = number;
    end loop;
end $$;
alter table ops.audit alter column hash set not null;
create trigger audit_chain before insert on ops.audit for each row execute function ops.chain_audit();

-- Where the chain is broken; no row where it is whole.
create function ops.verify_audit() returns table (audit_id bigint, problem text)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select a.audit_id,
           case when a.audit_id <> a.previous_id + 1
                then format('%s rows before it are missing', a.audit_id - a.previous_id - 1)
                else 'it does not say what it said when it was added, or the row before does not' end
    from (select *, lag(audit.audit_id, 1, 0::bigint) over chain as previous_id,
                 lag(audit.hash, 1, decode(repeat('00', 32), 'hex')) over chain as previous_hash,
                 ops.audit_content(audit) as content
          from ops.audit window chain as (order by audit.audit_id)) as a
    where a.audit_id <> a.previous_id + 1 or a.hash <> sha256(a.previous_hash || a.content)
    order by a.audit_id
$$;
comment on function ops.verify_audit() is
    'Audit rows at which the chain is broken, with what is wrong there. Rows taken off its end are found by whoever noted a number and '
    'its hash before';
revoke execute on function ops.verify_audit() from public;
revoke execute on function ops.chain_audit() from public;
revoke execute on function ops.audit_content(ops.audit) from public;
grant execute on function ops.verify_audit() to console_app;
