-- Requests about quarantined records, which ingest carries out, and what became of the records.
alter table ops.request drop constraint request_kind_ck;
alter table ops.request add constraint request_kind_ck check (kind in (
    'launch', 'restart', 'stop', 'mend_dead_letters', 'discard_dead_letters', 'replay_quarantined', 'discard_quarantined',
    'accept_position'));
comment on column ops.request.kind is
    'launch, restart or stop: carried out by batch-jobs; mend_dead_letters, discard_dead_letters, replay_quarantined, '
    'discard_quarantined or accept_position: by ingest';
comment on column ops.request.parameters is
    'JSON object of texts: of a launch "job" and that job''s parameters; of a restart or stop "execution"; of dead letters '
    '"selection" (landing.selected_letter) and "about"; of quarantined records "selection" (landing.selected_record) and '
    '"about"; of a position "topic", "partition", "expected" (the stored offset) and "about"';

create or replace view ops.landing_request as
select request_id, kind, parameters, state, not_before, node_id, claimed_at, finished_at, outcome
from ops.request
where kind in ('mend_dead_letters', 'discard_dead_letters', 'replay_quarantined', 'discard_quarantined', 'accept_position')
with check option;
comment on column ops.landing_request.kind is
    'mend_dead_letters, discard_dead_letters, replay_quarantined, discard_quarantined or accept_position';

alter table quality.quarantine
    add column replay_generation smallint,
    add column replay_offset     bigint,
    add column request_id        bigint,
    add column resolved_at       timestamptz,
    add constraint quarantine_resolved_ck check ((state = 'OPEN') = (request_id is null)
        and (state = 'OPEN') = (resolved_at is null)
        and (state = 'REPLAYED') = (replay_offset is not null)
        and (state = 'REPLAYED') = (replay_generation is not null));
comment on table quality.quarantine is
    'Grain: one landed record that the batch refused, whole, with the first reason that applies. What is replayed lands again and '
    'has its own fate: of the two the newest counts';
comment on column quality.quarantine.payload is 'The landed record as JSON, in the fields of its contract, without an e-mail address';
comment on column quality.quarantine.state is 'OPEN, REPLAYED (landed again in partition -1) or DISCARDED';
comment on column quality.quarantine.replay_generation is
    'Generation in whose partition -1 it landed again; null unless it was replayed';
comment on column quality.quarantine.replay_offset is
    'Offset in partition -1 at which it landed again; null unless it was replayed';
comment on column quality.quarantine.request_id is 'The request that replayed or discarded it; null while it is open';
comment on column quality.quarantine.resolved_at is 'When it was replayed or discarded; null while it is open';

-- What a load has taken anew, and what it was worth before: the difference is what the edits changed.
alter table warehouse.load_book
    add column replayed               bigint not null default 0,
    add column replayed_amount        numeric(38, 4),
    add column replayed_before_amount numeric(38, 4);
comment on column warehouse.load_book.replayed is
    'Of the landed records those that an earlier load had quarantined and an operator replayed';
comment on column warehouse.load_book.replayed_amount is 'The part of landed_amount that was replayed; null where it is nothing';
comment on column warehouse.load_book.replayed_before_amount is
    'What the replayed records were worth when they were quarantined; replayed_amount differs by what was edited';

-- ingest notes what became of quarantined records, and sees nothing else of them
grant usage on schema quality to ingest_writer;
grant select (topic, generation, partition, log_offset, state),
    update (state, replay_generation, replay_offset, request_id, resolved_at) on quality.quarantine to ingest_writer;
