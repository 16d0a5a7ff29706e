-- severity: ERROR
-- sentence: every fact that has a visit has one that is known
-- scope: everything
-- database: warehouse
select fact, session_key
from (select distinct 'fact_sales' as fact, session_key from warehouse.fact_sales
      union all
      select distinct 'fact_product_views', session_key from warehouse.fact_product_views
      union all
      select distinct 'fact_cart_events', session_key from warehouse.fact_cart_events) as seen
left join warehouse.session s using (session_key)
where session_key is not null and s.session_id is null
