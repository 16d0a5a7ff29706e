-- Checks look at a load before it is published, or at everything that is. What those over everything say is kept with the newest
-- published load.
alter table quality.check_result
    add column scope       text             not null default 'load',
    add column seconds     double precision not null default 0,
    add constraint check_result_scope_ck check (scope in ('load', 'everything'));
alter table quality.check_result alter column scope drop default, alter column seconds drop default;
comment on column quality.check_result.scope is
    'load: what the load has prepared, before it is published; everything: all that was published when it was the newest load';
comment on column quality.check_result.seconds is 'How long the check took, in seconds';
comment on table quality.check_result is 'Grain: one check on one load, or on everything published up to it. What it said when it last ran';

-- What checks over everything look at: published facts, the fate of each record, both dimensions as one.
create view quality.published_fact as
select 'fact_sales' as fact, transaction_id as identity, line_number, occurred_at, event_day, customer_key, product_key,
       geography_key, session_key, load_id
from warehouse.fact_sales
where load_id <= (select load_id from warehouse.published)
union all
select 'fact_product_views', event_id, null, occurred_at, event_day, customer_key, product_key, geography_key, session_key, load_id
from warehouse.fact_product_views
where load_id <= (select load_id from warehouse.published)
union all
select 'fact_cart_events', event_id, null, occurred_at, event_day, customer_key, product_key, geography_key, session_key, load_id
from warehouse.fact_cart_events
where load_id <= (select load_id from warehouse.published);
comment on view quality.published_fact is 'Grain: one published row of one of the three fact tables, for checks over everything';
comment on column quality.published_fact.fact is 'fact_sales, fact_product_views or fact_cart_events';
comment on column quality.published_fact.identity is 'transaction_id or event_id';
comment on column quality.published_fact.line_number is 'Number of the line in its transaction; null unless a sale';
comment on column quality.published_fact.occurred_at is 'When it happened';
comment on column quality.published_fact.event_day is 'UTC day on which it stands';
comment on column quality.published_fact.customer_key is 'Version of the customer that it points to';
comment on column quality.published_fact.product_key is 'Version of the product that it points to; -1 none';
comment on column quality.published_fact.geography_key is 'Country that it points to';
comment on column quality.published_fact.session_key is 'Visit that it points to; null where the sale names none';
comment on column quality.published_fact.load_id is 'The load that wrote it';

create view quality.fate as
select 'transactions-topic' as topic, generation, partition, log_offset, load_id, transaction_id::text as identity, 'fact' as fate
from warehouse.transaction_identity
union all
select 'product-views-topic', generation, partition, log_offset, load_id, event_id::text, 'fact' from warehouse.fact_product_views
union all
select 'cart-events-topic', generation, partition, log_offset, load_id, event_id::text, 'fact' from warehouse.fact_cart_events
union all
select 'customers-topic', generation, partition, log_offset, load_id, user_id, 'fact' from warehouse.customer_statement
union all
select 'products-topic', generation, partition, log_offset, load_id, product_id, 'fact' from warehouse.product_statement
union all
select topic, generation, partition, log_offset, load_id, identity::text, 'duplicate' from quality.duplicate
union all
select topic, generation, partition, log_offset, load_id, identity, 'quarantined' from quality.quarantine;
comment on view quality.fate is 'Grain: one fate of one landed record; every record that loads have taken has exactly one';
comment on column quality.fate.topic is 'Topic in Kafka';
comment on column quality.fate.generation is 'Generation of the topic, from 1';
comment on column quality.fate.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column quality.fate.log_offset is 'Offset of the record in its partition, from 0';
comment on column quality.fate.load_id is 'The load that gave it';
comment on column quality.fate.identity is 'transaction_id or event_id; on profile topics user_id or product_id';
comment on column quality.fate.fate is 'fact (on profile topics a statement), duplicate or quarantined';

create view quality.version as
select 'customer' as dimension, user_id as natural_key, customer_key as surrogate_key, valid_from, valid_to, is_current, is_inferred,
       jsonb_build_object('country', country, 'city', city, 'age_band', age_band, 'loyalty_tier', loyalty_tier,
                          'preferences', preferences) as tracked,
       jsonb_build_object('registration_date', registration_date) as overwritten
from warehouse.dim_customers
where customer_key > 0
union all
select 'product', product_id, product_key, valid_from, valid_to, is_current, is_inferred,
       jsonb_build_object('product_name', product_name, 'category_group', category_group, 'category', category, 'brand', brand,
                          'price', price, 'cost', cost, 'currency', currency, 'is_active', is_active),
       jsonb_build_object('inventory', inventory, 'rating', rating)
from warehouse.dim_products
where product_key > 0;
comment on view quality.version is 'Grain: one published version of a customer or product; attributes as JSON, which compares nulls, too';
comment on column quality.version.dimension is 'customer or product';
comment on column quality.version.natural_key is 'user_id or product_id';
comment on column quality.version.surrogate_key is 'Key of the version';
comment on column quality.version.valid_from is 'First instant at which it holds';
comment on column quality.version.valid_to is 'First instant at which it no longer holds; 9999-12-31 while it is open';
comment on column quality.version.is_current is 'Whether it is the open one';
comment on column quality.version.is_inferred is 'Whether it stands in for statements that have not come';
comment on column quality.version.tracked is 'Its type 2 attributes';
comment on column quality.version.overwritten is 'Its type 1 attributes, but for the segment';

-- What the statements tell, told by SQL of its own, so that a mistake of the jobs is not made again. The order of a key's
-- statements: of two for one instant the later position comes last, and partition -1 behind all others.
create view quality.statement as
select *, row_number() over (partition by dimension, natural_key
                             order by stated_at, generation, partition < 0, partition, log_offset) as number
from (select 'customer' as dimension, user_id as natural_key, stated_at, generation, partition, log_offset, is_deletion,
             jsonb_build_object('country', country, 'city', city, 'age_band', age_band, 'loyalty_tier', loyalty_tier,
                                'preferences', preferences) as tracked,
             jsonb_build_object('registration_date', registration_date) as overwritten
      from warehouse.customer_statement
      where load_id <= (select load_id from warehouse.published)
      union all
      select 'product', product_id, stated_at, generation, partition, log_offset, is_deletion,
             jsonb_build_object('product_name', product_name, 'category_group', category_group, 'category', category,
                                'brand', brand, 'price', price, 'cost', cost, 'currency', currency, 'is_active', is_active),
             jsonb_build_object('inventory', inventory, 'rating', rating)
      from warehouse.product_statement
      where load_id <= (select load_id from warehouse.published)) as said;
comment on view quality.statement is 'Grain: one published statement about a customer or product';
comment on column quality.statement.dimension is 'customer or product';
comment on column quality.statement.natural_key is 'user_id or product_id';
comment on column quality.statement.stated_at is 'From when on it holds';
comment on column quality.statement.generation is 'Generation of the topic, from 1';
comment on column quality.statement.partition is 'Partition of the topic, from 0; -1 holds mended dead letters';
comment on column quality.statement.log_offset is 'Offset of the record in its partition, from 0';
comment on column quality.statement.is_deletion is 'Whether it says that the key is no more';
comment on column quality.statement.tracked is 'Type 2 attributes that it states';
comment on column quality.statement.overwritten is 'Type 1 attributes that it states';
comment on column quality.statement.number is 'Running number within the key, in the order of the contract, from 1';

create view quality.last_said as
select distinct on (dimension, natural_key) dimension, natural_key, tracked, overwritten
from quality.statement
where not is_deletion
order by dimension, natural_key, number desc;
comment on view quality.last_said is
    'Grain: one key. What was last said of it, also where a deletion speaks of the same instant';
comment on column quality.last_said.dimension is 'customer or product';
comment on column quality.last_said.natural_key is 'user_id or product_id';
comment on column quality.last_said.tracked is 'Type 2 attributes of that statement';
comment on column quality.last_said.overwritten is 'Type 1 attributes of that statement';

create view quality.told as
select dimension, natural_key,
       case when row_number() over of_key = 1 then '0001-01-01T00:00Z' else stated_at end as valid_from,
       lead(stated_at, 1, '9999-12-31T00:00Z') over of_key as valid_to,
       is_deletion, tracked
from (select distinct on (dimension, natural_key, stated_at) *
      from quality.statement
      order by dimension, natural_key, stated_at, number desc) as deciding
window of_key as (partition by dimension, natural_key order by stated_at);
comment on view quality.told is 'Grain: one statement that decides, over the time until the next about the same key';
comment on column quality.told.dimension is 'customer or product';
comment on column quality.told.natural_key is 'user_id or product_id';
comment on column quality.told.valid_from is 'First instant for which it holds; the first of a key holds for all time before it';
comment on column quality.told.valid_to is 'Instant of the next one; 9999-12-31 where there is none';
comment on column quality.told.is_deletion is 'Whether it says that the key is no more';
comment on column quality.told.tracked is 'Type 2 attributes that it states';

create view quality.rebuilt_version as
with compared as (
    select *, (is_deletion, tracked) is distinct from (lag(is_deletion) over of_key, lag(tracked) over of_key) as is_change
    from quality.told
    window of_key as (partition by dimension, natural_key order by valid_from)
),
numbered as (
    select *, count(*) filter (where is_change) over (partition by dimension, natural_key order by valid_from) as number
    from compared
)
select dimension, natural_key, min(valid_from) as valid_from, max(valid_to) as valid_to, tracked
from numbered
where not is_deletion
group by dimension, natural_key, number, tracked;
comment on view quality.rebuilt_version is 'Grain: one version that the statements make: neighbours that are alike are one';
comment on column quality.rebuilt_version.dimension is 'customer or product';
comment on column quality.rebuilt_version.natural_key is 'user_id or product_id';
comment on column quality.rebuilt_version.valid_from is 'First instant at which it holds';
comment on column quality.rebuilt_version.valid_to is 'First instant at which it no longer holds; 9999-12-31 while it is open';
comment on column quality.rebuilt_version.tracked is 'Its type 2 attributes';

create view quality.gap as
with rebuilt as materialized (select * from quality.rebuilt_version)
select dimension, natural_key, valid_to as valid_from, next_from as valid_to
from (select *, lead(valid_from, 1, '9999-12-31T00:00Z') over (partition by dimension, natural_key order by valid_from)
          as next_from
      from rebuilt) as followed
where valid_to < next_from
union all
select dimension, natural_key, '0001-01-01T00:00Z', valid_from
from (select distinct on (dimension, natural_key) *
      from rebuilt
      order by dimension, natural_key, valid_from) as earliest
where valid_from > '0001-01-01T00:00Z'
union all
select dimension, natural_key, '0001-01-01T00:00Z', '9999-12-31T00:00Z'
from (select dimension, natural_key from quality.version
      except
      select dimension, natural_key from rebuilt) as never_told;
comment on view quality.gap is 'Grain: one time of one key for which the statements make no version';
comment on column quality.gap.dimension is 'customer or product';
comment on column quality.gap.natural_key is 'user_id or product_id';
comment on column quality.gap.valid_from is 'First instant of the gap';
comment on column quality.gap.valid_to is 'First instant after it; 9999-12-31 while it is open';

grant select on quality.published_fact, quality.fate, quality.version, quality.statement, quality.last_said, quality.told,
    quality.rebuilt_version, quality.gap to batch_runner, console_app;
