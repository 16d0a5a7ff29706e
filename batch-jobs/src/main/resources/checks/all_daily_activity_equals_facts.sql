-- severity: ERROR
-- sentence: daily activity is what the published views and cart events count, in total and by country
-- scope: everything
-- database: warehouse
with event as (
    select event_day, session_key, customer_key, geography_key, event_type_key from warehouse.fact_product_views
    where load_id <= (select load_id from warehouse.published)
    union all
    select event_day, session_key, customer_key, geography_key, event_type_key from warehouse.fact_cart_events
    where load_id <= (select load_id from warehouse.published)
),
counted as (
    select event_day, coalesce(g.country, 'ALL') as country, count(distinct session_key) as visits,
           count(distinct user_id) as visitors, count(*) filter (where event_type = 'view') as views,
           count(*) filter (where event_type = 'search') as searches,
           count(*) filter (where event_type = 'add_to_cart') as cart_adds,
           count(*) filter (where event_type = 'checkout') as checkouts,
           count(*) filter (where event_type = 'cart_abandonment') as abandonments
    from event
    join warehouse.event_type using (event_type_key)
    join warehouse.dim_customers using (customer_key)
    join warehouse.dim_geography g using (geography_key)
    group by grouping sets ((event_day), (event_day, g.country))
)
select event_day, country, t.views, c.views as views_of_facts, t.visits, c.visits as visits_of_facts, t.visitors,
       c.visitors as visitors_of_facts, t.cart_adds, c.cart_adds as cart_adds_of_facts, t.checkouts,
       c.checkouts as checkouts_of_facts
from warehouse.daily_activity t full join counted c using (event_day, country)
where (t.visits, t.visitors, t.views, t.searches, t.cart_adds, t.checkouts, t.abandonments)
      is distinct from (c.visits, c.visitors, c.views, c.searches, c.cart_adds, c.checkouts, c.abandonments)
