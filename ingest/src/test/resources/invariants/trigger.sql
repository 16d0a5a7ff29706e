-- Writes down every position that moves back; no check afterwards could see it.
create schema if not exists harness;
create table if not exists harness.moved_back (topic text, partition integer, before bigint, after bigint);

create or replace function harness.note_moved_back() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into harness.moved_back values (new.topic, new.partition, old.next_offset, new.next_offset);
    return null;
end $$;

create or replace trigger note_moved_back
    after update on landing.position
    for each row when (new.next_offset < old.next_offset) execute function harness.note_moved_back();
