-- Members that facts need and no statement covers are made by the chunk that meets them. Of two chunks that meet one at the same
-- time the first to write it here makes it, and the other waits until that one has ended.
create table staging.inferred_member (
    dimension   text        not null,
    natural_key text        not null,
    valid_from  timestamptz not null,

    constraint inferred_member_pk primary key (dimension, natural_key, valid_from)
);
comment on table staging.inferred_member is
    'Grain: one inferred member that the facts of the open load have made. Who writes its row makes the member';
comment on column staging.inferred_member.dimension is 'customer or product';
comment on column staging.inferred_member.natural_key is 'Natural key of the member';
comment on column staging.inferred_member.valid_from is 'First instant of the gap that it spans';
grant select, insert, update, delete, truncate on staging.inferred_member to batch_runner;

-- Steps have other names and another order now: a night that failed half way must not be restarted with them.
do $$ begin
    if exists (select from warehouse.load where status = 'OPEN') then
        raise exception 'a load is open: let its night end and publish it with the release that began it, then migrate';
    end if;
end $$;
