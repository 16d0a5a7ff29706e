-- What is the judgement of its night (rfm_analysis, customer_segments, product_performance) may be made again, for a range of dates: by
-- a load that takes nothing, and changes what has become different.
alter table warehouse.load
    add column kind         text not null default 'NIGHT',
    add column rebuilt_from date,
    add constraint load_kind_ck    check (kind in ('NIGHT', 'REBUILD', 'FORGET')),
    add constraint load_rebuilt_ck check ((kind = 'REBUILD') = (rebuilt_from is not null) and rebuilt_from <= business_date);
comment on column warehouse.load.kind is
    'NIGHT takes what has landed; REBUILD judges dates again and FORGET makes a forgotten customer again: they take nothing';
comment on column warehouse.load.rebuilt_from is
    'First date that a REBUILD judges again, its business date being the last; null otherwise';

-- The load that judged each date last.
create table warehouse.judged_date (
    analysis_date date    not null,
    load_id       integer not null,
    is_dropped    boolean not null default false,

    constraint judged_date_pk      primary key (analysis_date),
    constraint judged_date_load_fk foreign key (load_id) references warehouse.load
);
comment on table warehouse.judged_date is 'Grain: one business date whose customers and products have been judged, by its night or again';
comment on column warehouse.judged_date.analysis_date is 'The business date';
comment on column warehouse.judged_date.load_id is 'The published load that judged it last';
comment on column warehouse.judged_date.is_dropped is 'Whether retention has dropped its rows; it is not judged again then';
insert into warehouse.judged_date (analysis_date, load_id)
select business_date, min(load_id) from warehouse.load where status = 'PUBLISHED' group by business_date;

create table staging.judged_date (
    analysis_date date not null,

    constraint judged_date_pk primary key (analysis_date)
);
comment on table staging.judged_date is 'Grain: one business date that the open load judges';
comment on column staging.judged_date.analysis_date is 'The business date';

-- What is judged again: rows that are new or differ, and the published rows that go for them.
create table staging.rfm_analysis (like warehouse.rfm_analysis including comments including indexes including constraints);
create table staging.customer_segments (like warehouse.customer_segments including comments including indexes including constraints);
create table staging.product_performance (
    like warehouse.product_performance including comments including indexes including constraints);
comment on table staging.rfm_analysis is 'Grain: one customer of a date that is judged again, new or different';
comment on table staging.customer_segments is 'Grain: one segment of a date that is judged again, new or different';
comment on table staging.product_performance is 'Grain: one product of a date that is judged again, new or different';

create table staging.outdated (
    analysis_date date not null,
    table_name    text not null,
    natural_key   text not null,

    constraint outdated_pk primary key (analysis_date, table_name, natural_key)
);
comment on table staging.outdated is
    'Grain: one published row of rfm_analysis, customer_segments or product_performance that the open load takes away or replaces';
comment on column staging.outdated.analysis_date is 'The date that is judged again';
comment on column staging.outdated.table_name is 'The table, without its schema';
comment on column staging.outdated.natural_key is 'User id, segment or product id';

-- As they will be once the open load is published.
create view staging.effective_rfm_analysis as
select * from warehouse.rfm_analysis b
where not exists (select from staging.outdated
                  where (analysis_date, table_name, natural_key) = (b.analysis_date, 'rfm_analysis', b.user_id))
union all
select * from staging.rfm_analysis;
comment on view staging.effective_rfm_analysis is 'Grain: one customer of one analysis date. What warehouse.rfm_analysis will hold once the open load is published';

create view staging.effective_customer_segments as
select * from warehouse.customer_segments b
where not exists (select from staging.outdated
                  where (analysis_date, table_name, natural_key) = (b.analysis_date, 'customer_segments', b.segment))
union all
select * from staging.customer_segments;
comment on view staging.effective_customer_segments is
    'Grain: one segment of one analysis date. What warehouse.customer_segments will hold once the open load is published';

create view staging.effective_product_performance as
select * from warehouse.product_performance b
where not exists (select from staging.outdated
                  where (analysis_date, table_name, natural_key) = (b.analysis_date, 'product_performance', b.product_id))
union all
select * from staging.product_performance;
comment on view staging.effective_product_performance is
    'Grain: one product of one analysis date. What warehouse.product_performance will hold once the open load is published';

do $$
declare made record;
begin
    for made in
        select format('comment on column staging.effective_%I.%I is %L', t.relname, a.attname, col_description(t.oid, a.attnum)) as sql
        from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0
        where t.relnamespace = 'warehouse'::regnamespace and t.relname in ('rfm_analysis', 'customer_segments', 'product_performance')
    loop
        execute made.sql;
    end loop;
end $$;

-- Dates whose judgement no longer says what a new one would: later loads have changed days that it looks at. A customer's analysis
-- looks at all sales until its date, a product's at what happened in its 30 days.
create view warehouse.stale_date as
with changed as (
    select event_day, max(load_id) filter (where what = 'sales') as sales_load, max(load_id) as load_id
    from (select event_day, load_id, case dimension when 'total' then 'sales' else 'categories' end as what from warehouse.daily_sales
          union all
          select event_day, load_id, 'activity' from warehouse.daily_activity where country = 'ALL') as days
    group by event_day
)
select j.analysis_date, j.load_id as judged_by, min(c.event_day) as first_changed_day,
       max(greatest(c.sales_load, case when c.event_day > j.analysis_date - 30 then c.load_id end)) as changed_by
from warehouse.judged_date j
join changed c on c.event_day <= j.analysis_date
    and (c.sales_load > j.load_id or c.load_id > j.load_id and c.event_day > j.analysis_date - 30)
where not j.is_dropped
group by j.analysis_date, j.load_id;
comment on view warehouse.stale_date is
    'Grain: one business date whose judgement later loads have made stale: a rebuild of it would give other rows';
comment on column warehouse.stale_date.analysis_date is 'The business date';
comment on column warehouse.stale_date.judged_by is 'The load that judged it last';
comment on column warehouse.stale_date.first_changed_day is 'First UTC day it looks at that a later load has changed';
comment on column warehouse.stale_date.changed_by is 'The newest load that has changed one';

create view bi.stale_dates as
select analysis_date, first_changed_day, published_at at time zone 'UTC' as changed_at_utc
from warehouse.stale_date join warehouse.load on load_id = changed_by;
comment on view bi.stale_dates is
    'Grain: one analysis date of which late events have come since its customers and products were judged; operators may have it judged '
    'again';
comment on column bi.stale_dates.analysis_date is 'The business date';
comment on column bi.stale_dates.first_changed_day is 'First UTC day that it looks at and that has changed since';
comment on column bi.stale_dates.changed_at_utc is 'When readers began to see the newest of these changes, UTC';

grant select, insert, update, delete on warehouse.judged_date to batch_runner;
grant select on warehouse.stale_date to batch_runner;
grant select, insert, update, delete, truncate on staging.judged_date, staging.rfm_analysis, staging.customer_segments,
    staging.product_performance, staging.outdated to batch_runner;
grant select on staging.effective_rfm_analysis, staging.effective_customer_segments, staging.effective_product_performance
    to batch_runner;
grant select on warehouse.judged_date, warehouse.stale_date, bi.stale_dates to console_app;
grant select on bi.stale_dates to bi_reader, api_reader;
