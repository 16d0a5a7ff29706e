-- What operators ask about quarantined records: they are replayed, as they landed or edited, or given up. A request (ops.request
-- in the warehouse) names a selection; ingest lands what is replayed in partition -1, where the next load takes it.

-- A landed record in the fields of its contract, from which it can be read again: what reading it gives is what has landed.
create function landing.as_sent(r landing.sale) returns jsonb language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object(
               'transaction_id', r.transaction_id, 'user_id', r.user_id, 'timestamp', r.occurred_at,
               'total_amount', r.total_amount, 'payment_method', r.payment_method, 'country', r.country,
               'currency', r.currency, 'session_id', r.session_id))
        || jsonb_build_object('products', (
               select jsonb_agg(jsonb_build_object(
                          'product_id', product_id, 'quantity', quantity, 'price', price, 'discount_amount', discount)
                      || coalesce(r.extra -> 'products' -> (line - 1)::text, '{}') order by line)
               from unnest(r.product_ids, r.quantities, r.prices, r.discounts) with ordinality
                   as l (product_id, quantity, price, discount, line)))
        || coalesce(r.extra - 'products', '{}')
$$;
comment on function landing.as_sent(landing.sale) is 'A landed transaction as JSON, in the fields of its contract';

create function landing.as_sent(r landing.product_view) returns jsonb language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object(
               'event_id', r.event_id, 'event_type', r.event_type, 'timestamp', r.occurred_at, 'user_id', r.user_id,
               'session_id', r.session_id, 'country', r.country, 'product_id', r.product_id, 'product_name', r.product_name,
               'category', r.category, 'price', r.price, 'view_duration', r.view_duration, 'from_search', r.from_search,
               'search_query', r.search_query, 'previously_viewed_count', r.previously_viewed_count,
               'results_count', r.results_count, 'filter_category', r.filter_category, 'min_price', r.min_price,
               'max_price', r.max_price, 'product_ids', r.product_ids, 'product_names', r.product_names, 'prices', r.prices))
        || coalesce(r.extra, '{}')
$$;
comment on function landing.as_sent(landing.product_view) is 'A landed view as JSON, in the fields of its contract';

create function landing.as_sent(r landing.cart_event) returns jsonb language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object(
               'event_id', r.event_id, 'event_type', r.event_type, 'timestamp', r.occurred_at, 'user_id', r.user_id,
               'session_id', r.session_id, 'country', r.country, 'cart_size', r.cart_size, 'product_id', r.product_id,
               'product_name', r.product_name, 'category', r.category, 'price', r.price, 'quantity', r.quantity,
               'old_quantity', r.old_quantity, 'new_quantity', r.new_quantity, 'cart_value', r.cart_value,
               'total_items', r.total_items, 'total_value', r.total_value, 'currency', r.currency))
        || case when r.item_product_ids is null then '{}' else jsonb_build_object('items', (
               select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                          'product_id', product_id, 'product_name', product_name, 'category', category, 'price', price,
                          'quantity', quantity))
                      || coalesce(r.extra -> 'items' -> (item - 1)::text, '{}') order by item), '[]')
               from unnest(r.item_product_ids, r.item_product_names, r.item_categories, r.item_prices, r.item_quantities)
                   with ordinality as i (product_id, product_name, category, price, quantity, item))) end
        || coalesce(r.extra - 'items', '{}')
$$;
comment on function landing.as_sent(landing.cart_event) is 'A landed cart event as JSON, in the fields of its contract';

create function landing.as_sent(r landing.customer_change) returns jsonb language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object(
               'event_id', r.event_id, 'event_type', r.event_type, 'timestamp', r.occurred_at, 'user_id', r.user_id,
               'email', r.email, 'age', r.age, 'country', r.country, 'city', r.city,
               'registration_date', r.registration_date, 'preferences', r.preferences, 'loyalty_tier', r.loyalty_tier))
        || coalesce(r.extra, '{}')
$$;
comment on function landing.as_sent(landing.customer_change) is 'A landed profile as JSON, in the fields of its contract';

create function landing.as_sent(r landing.product_change) returns jsonb language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object(
               'event_id', r.event_id, 'event_type', r.event_type, 'timestamp', r.occurred_at, 'product_id', r.product_id,
               'product_name', r.product_name, 'category_group', r.category_group, 'category', r.category, 'brand', r.brand,
               'price', r.price, 'cost', r.cost, 'currency', r.currency, 'inventory', r.inventory, 'rating', r.rating,
               'is_active', r.is_active))
        || coalesce(r.extra, '{}')
$$;
comment on function landing.as_sent(landing.product_change) is 'A landed catalogue entry as JSON, in the fields of its contract';

create table landing.selected_record (
    selection_id uuid        not null,
    topic        text        not null,
    generation   smallint    not null,
    partition    integer     not null,
    log_offset   bigint      not null,
    edit         jsonb,
    selected_at  timestamptz not null default now(),

    constraint selected_record_pk      primary key (selection_id, topic, generation, partition, log_offset),
    constraint selected_record_edit_ck check (jsonb_typeof(edit) = 'object')
);
comment on table landing.selected_record is
    'Grain: one quarantined record of one selection, which a request to replay or discard names';
comment on column landing.selected_record.selection_id is 'The selection: parameter "selection" of the request in ops.request';
comment on column landing.selected_record.topic is 'Topic of the record';
comment on column landing.selected_record.generation is 'Generation of the topic';
comment on column landing.selected_record.partition is 'Partition of the record; -1 holds mended and replayed records';
comment on column landing.selected_record.log_offset is 'Offset of the record';
comment on column landing.selected_record.edit is
    'Fields of the contract with the values that take the place of the record''s own; null where it lands as it did';
comment on column landing.selected_record.selected_at is 'When it was selected';

-- What became of quarantined records, each once: the one truth about it, from which the warehouse's own note is made.
create table landing.quarantine_resolution (
    topic             text        not null,
    generation        smallint    not null,
    partition         integer     not null,
    log_offset        bigint      not null,
    state             text        not null,
    replay_generation smallint,
    replay_offset     bigint,
    request_id        bigint      not null,
    resolved_at       timestamptz not null,

    constraint quarantine_resolution_pk        primary key (topic, generation, partition, log_offset),
    constraint quarantine_resolution_replay_uq unique (topic, replay_generation, replay_offset),
    constraint quarantine_resolution_state_ck  check (state in ('REPLAYED', 'DISCARDED')),
    constraint quarantine_resolution_replay_ck check ((state = 'REPLAYED') = (replay_offset is not null)
        and (state = 'REPLAYED') = (replay_generation is not null))
);
comment on table landing.quarantine_resolution is 'Grain: one quarantined record that was replayed or discarded; each once';
comment on column landing.quarantine_resolution.topic is 'Topic of the quarantined record';
comment on column landing.quarantine_resolution.generation is 'Generation of the topic';
comment on column landing.quarantine_resolution.partition is 'Partition of the quarantined record';
comment on column landing.quarantine_resolution.log_offset is 'Offset of the quarantined record';
comment on column landing.quarantine_resolution.state is 'REPLAYED (landed again in partition -1) or DISCARDED';
comment on column landing.quarantine_resolution.replay_generation is
    'Generation in whose partition -1 it landed again; null where it was discarded';
comment on column landing.quarantine_resolution.replay_offset is
    'Offset in partition -1 at which it landed again; null where it was discarded';
comment on column landing.quarantine_resolution.request_id is 'The request by which it was done: ops.request in the other database';
comment on column landing.quarantine_resolution.resolved_at is 'When it was done, by the clock of ingest';
create index quarantine_resolution_request_ix on landing.quarantine_resolution (request_id);

-- Landed records of selections and of nothing else: ingest sees no other payload.
create view landing.replayable_record as
select s.selection_id, s.topic, s.generation, s.partition, s.log_offset, r.record_timestamp,
       (r.record || coalesce(s.edit, '{}'))::text as record, coalesce(q.state, 'OPEN') as state, q.request_id
from landing.selected_record s
left join landing.quarantine_resolution q using (topic, generation, partition, log_offset)
left join lateral (
    select t.record_timestamp, landing.as_sent(t) as record from landing.sale t
    where s.topic = 'transactions-topic'
      and t.generation = s.generation and t.partition = s.partition and t.log_offset = s.log_offset
    union all
    select t.record_timestamp, landing.as_sent(t) from landing.product_view t
    where s.topic = 'product-views-topic'
      and t.generation = s.generation and t.partition = s.partition and t.log_offset = s.log_offset
    union all
    select t.record_timestamp, landing.as_sent(t) from landing.cart_event t
    where s.topic = 'cart-events-topic'
      and t.generation = s.generation and t.partition = s.partition and t.log_offset = s.log_offset
    union all
    select t.record_timestamp, landing.as_sent(t) from landing.customer_change t
    where s.topic = 'customers-topic'
      and t.generation = s.generation and t.partition = s.partition and t.log_offset = s.log_offset
    union all
    select t.record_timestamp, landing.as_sent(t) from landing.product_change t
    where s.topic = 'products-topic'
      and t.generation = s.generation and t.partition = s.partition and t.log_offset = s.log_offset) r on true;
comment on view landing.replayable_record is 'Grain: one selected record, as it is to land again';
comment on column landing.replayable_record.selection_id is 'The selection';
comment on column landing.replayable_record.topic is 'Topic of the record';
comment on column landing.replayable_record.generation is 'Generation of the topic';
comment on column landing.replayable_record.partition is 'Partition of the record';
comment on column landing.replayable_record.log_offset is 'Offset of the record';
comment on column landing.replayable_record.record_timestamp is
    'The record''s own timestamp in Kafka; null where landing does not hold the record any more';
comment on column landing.replayable_record.record is
    'JSON text in the fields of the contract, edits included; null where landing does not hold the record any more';
comment on column landing.replayable_record.state is 'OPEN, REPLAYED or DISCARDED';
comment on column landing.replayable_record.request_id is 'The request that replayed or discarded it; null while it is open';

revoke all on function landing.as_sent(landing.sale), landing.as_sent(landing.product_view), landing.as_sent(landing.cart_event),
    landing.as_sent(landing.customer_change), landing.as_sent(landing.product_change) from public;
grant execute on function landing.as_sent(landing.sale), landing.as_sent(landing.product_view),
    landing.as_sent(landing.cart_event), landing.as_sent(landing.customer_change), landing.as_sent(landing.product_change)
    to batch_runner, ingest_writer;

grant select on landing.selected_record, landing.replayable_record to ingest_writer;
grant select, insert on landing.quarantine_resolution to ingest_writer;
grant select, insert on landing.selected_record to console_app;
grant select on landing.quarantine_resolution to console_app, batch_runner;
