-- What the checks look at. Both dimensions are one here, with their attributes as jsonb, which compares null-safe. What the
-- statements tell is told by SQL of its own, so that a mistake of the jobs is not made again.
create temp view version as
select 'customer' as dimension, user_id as natural_key, customer_key as surrogate_key,
       valid_from, valid_to, is_current, is_inferred,
       jsonb_build_object('country', country, 'city', city, 'age_band', age_band, 'loyalty_tier', loyalty_tier,
                          'preferences', preferences) as tracked,
       jsonb_build_object('registration_date', registration_date) as overwritten
from warehouse.dim_customers
where customer_key > 0
union all
select 'product', product_id, product_key, valid_from, valid_to, is_current, is_inferred,
       jsonb_build_object('product_name', product_name, 'category_group', category_group, 'category', category,
                          'brand', brand, 'price', price, 'cost', cost, 'currency', currency, 'is_active', is_active),
       jsonb_build_object('inventory', inventory, 'rating', rating)
from warehouse.dim_products
where product_key > 0;

-- every statement, in the order of its key: of two for one instant the later position comes last, and partition -1 behind all
create temp table statement on commit drop as
select *, row_number() over (partition by dimension, natural_key
                             order by stated_at, generation, partition < 0, partition, log_offset) as number
from (select 'customer' as dimension, user_id as natural_key, stated_at, generation, partition, log_offset, is_deletion,
             jsonb_build_object('country', country, 'city', city, 'age_band', age_band, 'loyalty_tier', loyalty_tier,
                                'preferences', preferences) as tracked,
             jsonb_build_object('registration_date', registration_date) as overwritten
      from warehouse.customer_statement
      union all
      select 'product', product_id, stated_at, generation, partition, log_offset, is_deletion,
             jsonb_build_object('product_name', product_name, 'category_group', category_group, 'category', category,
                                'brand', brand, 'price', price, 'cost', cost, 'currency', currency, 'is_active', is_active),
             jsonb_build_object('inventory', inventory, 'rating', rating)
      from warehouse.product_statement) as said;

-- what was last said of a key, also where a deletion speaks of the same instant
create temp table last_said on commit drop as
select distinct on (dimension, natural_key) dimension, natural_key, tracked, overwritten
from statement
where not is_deletion
order by dimension, natural_key, number desc;

-- the statements that decide, each over the time until the next
create temp table told on commit drop as
select dimension, natural_key,
       case when row_number() over of_key = 1 then '0001-01-01T00:00Z' else stated_at end as valid_from,
       lead(stated_at, 1, '9999-12-31T00:00Z') over of_key as valid_to,
       is_deletion, tracked
from (select distinct on (dimension, natural_key, stated_at) *
      from statement
      order by dimension, natural_key, stated_at, number desc) as deciding
window of_key as (partition by dimension, natural_key order by stated_at);

-- the versions that they make: neighbours that are alike are one
create temp table rebuilt on commit drop as
with compared as (
    select *, (is_deletion, tracked) is distinct from (lag(is_deletion) over of_key, lag(tracked) over of_key) as is_change
    from told
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

-- the time that they leave
create temp table gap on commit drop as
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
from (select dimension, natural_key from version
      except
      select dimension, natural_key from rebuilt) as never_told;

create temp view fact as
select 'fact_sales' as fact, transaction_id as identity, line_number, occurred_at, customer_key, product_key
from warehouse.fact_sales
union all
select 'fact_product_views', event_id, null, occurred_at, customer_key, product_key
from warehouse.fact_product_views
union all
select 'fact_cart_events', event_id, null, occurred_at, customer_key, product_key
from warehouse.fact_cart_events;

analyze statement, last_said, told, rebuilt, gap;
