-- severity: ERROR
-- sentence: facts, duplicates, quarantined records and statements belong to a load that is published or open
-- scope: everything
-- database: warehouse
select source, load_id, status
from (select distinct 'fact_sales' as source, load_id from warehouse.fact_sales
      union all
      select distinct 'transaction_identity', load_id from warehouse.transaction_identity
      union all
      select distinct 'fact_product_views', load_id from warehouse.fact_product_views
      union all
      select distinct 'fact_cart_events', load_id from warehouse.fact_cart_events
      union all
      select distinct 'duplicate', load_id from quality.duplicate
      union all
      select distinct 'quarantine', load_id from quality.quarantine
      union all
      select distinct 'customer_statement', load_id from warehouse.customer_statement
      union all
      select distinct 'product_statement', load_id from warehouse.product_statement) as held
left join warehouse.load using (load_id)
where coalesce(status, 'none') not in ('PUBLISHED', 'OPEN')
