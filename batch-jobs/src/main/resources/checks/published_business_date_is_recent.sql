-- severity: WARNING
-- sentence: the warehouse is complete through yesterday or the day before
-- scope: everything
-- database: warehouse
select business_date, published_at
from warehouse.published
where load_id > 0 and business_date < (now() at time zone 'UTC')::date - 2
