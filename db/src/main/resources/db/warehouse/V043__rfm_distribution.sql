-- How many customers have which scores: what dashboards draw, without reading a row for each customer.
create table warehouse.rfm_distribution (
    analysis_date date           not null,
    load_id       integer        not null,
    scores        text           not null,
    segment       text           not null,
    customers     bigint         not null,
    orders        bigint         not null,
    revenue       numeric(18, 4) not null,

    constraint rfm_distribution_pk        primary key (analysis_date, scores),
    constraint rfm_distribution_scores_ck check (scores ~ '^[1-5]{3}$')
);
comment on table warehouse.rfm_distribution is 'Grain: one combination of the three RFM scores that customers have on one analysis date';
comment on column warehouse.rfm_distribution.analysis_date is 'Business date of the analysis';
comment on column warehouse.rfm_distribution.load_id is 'The load that wrote it';
comment on column warehouse.rfm_distribution.scores is 'The scores of recency, frequency and monetary value as digits, for example 543';
comment on column warehouse.rfm_distribution.segment is 'Segment into which these scores fall';
comment on column warehouse.rfm_distribution.customers is 'Customers with these scores';
comment on column warehouse.rfm_distribution.orders is 'Their orders up to the end of the analysis date';
comment on column warehouse.rfm_distribution.revenue is
    'Their revenue up to the end of the analysis date, in the reporting currency';

insert into warehouse.rfm_distribution (analysis_date, load_id, scores, segment, customers, orders, revenue)
select analysis_date, max(load_id), rfm_score::text, segment, count(*), sum(frequency), sum(monetary)
from warehouse.rfm_analysis
group by analysis_date, rfm_score, segment;

-- What is judged again, as of the three other tables.
create table staging.rfm_distribution (
    like warehouse.rfm_distribution including comments including indexes including constraints);
comment on table staging.rfm_distribution is 'Grain: one combination of scores of a date that is judged again, new or different';
comment on column staging.outdated.natural_key is 'User id, segment, product id or scores';
comment on table staging.outdated is
    'Grain: one published row of rfm_analysis, rfm_distribution, customer_segments or product_performance that the open load takes '
    'away or replaces';

create view bi.rfm_distribution as
select analysis_date, scores::smallint as rfm_score, left(scores, 1)::smallint as recency_score,
       substr(scores, 2, 1)::smallint as frequency_score, right(scores, 1)::smallint as monetary_score, segment, customers, orders,
       revenue::numeric(18, 4) as revenue
from warehouse.rfm_distribution
where load_id <= (select load_id from warehouse.published);
comment on view bi.rfm_distribution is
    'Grain: one combination of the three RFM scores that customers have on one analysis date. The judgement of that night: late '
    'events do not change it';
comment on column bi.rfm_distribution.analysis_date is 'Business date of the analysis. Filter one date: customers do not add up over dates';
comment on column bi.rfm_distribution.rfm_score is 'The three scores as digits: 543 is recency 5, frequency 4, monetary 3';
comment on column bi.rfm_distribution.recency_score is '1 (long ago) to 5 (lately)';
comment on column bi.rfm_distribution.frequency_score is '1 (seldom) to 5 (often)';
comment on column bi.rfm_distribution.monetary_score is '1 (little) to 5 (much)';
comment on column bi.rfm_distribution.segment is 'Segment into which these scores fall';
comment on column bi.rfm_distribution.customers is 'Customers with these scores';
comment on column bi.rfm_distribution.orders is 'Their orders up to the end of the analysis date';
comment on column bi.rfm_distribution.revenue is 'Their revenue up to the end of the analysis date, in the reporting currency';

grant select, insert, update, delete on warehouse.rfm_distribution to batch_runner;
grant select, insert, update, delete, truncate on staging.rfm_distribution to batch_runner;
grant select on warehouse.rfm_distribution to console_app;
grant select on bi.rfm_distribution to bi_reader, api_reader, console_app;
