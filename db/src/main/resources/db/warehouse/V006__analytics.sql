-- Analytics: the judgement of their night (rfm_analysis, customer_segments, product_performance: written once), and totals and
-- trends, which late events correct. Revenue is in the reporting currency; orders are distinct transactions.

-- One row per customer with an order up to the end of the analysis date.
create table warehouse.rfm_analysis (
    analysis_date   date           not null,
    load_id         integer        not null,
    recency_days    integer        not null,
    frequency       integer        not null,
    rfm_score       smallint       not null,
    recency_score   smallint       not null,
    frequency_score smallint       not null,
    monetary_score  smallint       not null,
    monetary        numeric(18, 4) not null,
    user_id         text           not null,
    segment         text           not null,

    constraint rfm_analysis_pk       primary key (analysis_date, user_id),
    constraint rfm_analysis_score_ck check (recency_score between 1 and 5 and frequency_score between 1 and 5
        and monetary_score between 1 and 5 and rfm_score = 100 * recency_score + 10 * frequency_score + monetary_score)
);
comment on table warehouse.rfm_analysis is
    'Grain: one customer with an order up to the end of one analysis date. Written once, by the night of that date';
comment on column warehouse.rfm_analysis.analysis_date is
    'Business date of the analysis: orders up to the end of this UTC day count';
comment on column warehouse.rfm_analysis.load_id is 'The load that wrote the row; readers see those of published loads';
comment on column warehouse.rfm_analysis.recency_days is
    'Analysis date minus the UTC day of the last order, in days, 0 or more';
comment on column warehouse.rfm_analysis.frequency is 'Orders (distinct transactions), at least 1';
comment on column warehouse.rfm_analysis.rfm_score is '100 x recency score + 10 x frequency score + monetary score, 111 to 555';
comment on column warehouse.rfm_analysis.recency_score is '1 (long ago) to 5 (lately)';
comment on column warehouse.rfm_analysis.frequency_score is '1 (seldom) to 5 (often)';
comment on column warehouse.rfm_analysis.monetary_score is '1 (little) to 5 (much)';
comment on column warehouse.rfm_analysis.monetary is 'Revenue of all those orders, in the reporting currency';
comment on column warehouse.rfm_analysis.user_id is 'The customer''s natural key';
comment on column warehouse.rfm_analysis.segment is 'Segment that the three scores fall into, by the rules of that night';

-- One row per segment that has customers on the analysis date.
create table warehouse.customer_segments (
    analysis_date       date           not null,
    load_id             integer        not null,
    segment             text           not null,
    description         text           not null,
    lowest_score        smallint       not null,
    highest_score       smallint       not null,
    customers           bigint         not null,
    orders              bigint         not null,
    revenue             numeric(18, 4) not null,
    average_order_value numeric(18, 4) not null,

    constraint customer_segments_pk primary key (analysis_date, segment)
);
comment on table warehouse.customer_segments is
    'Grain: one segment that has customers on one analysis date. Written once, by the night of that date';
comment on column warehouse.customer_segments.analysis_date is 'Business date of the analysis';
comment on column warehouse.customer_segments.load_id is 'The load that wrote the row; readers see those of published loads';
comment on column warehouse.customer_segments.segment is 'Name of the segment';
comment on column warehouse.customer_segments.description is 'What its customers have in common';
comment on column warehouse.customer_segments.lowest_score is 'Lowest RFM score in the segment, 111 to 555';
comment on column warehouse.customer_segments.highest_score is 'Highest RFM score in the segment, 111 to 555';
comment on column warehouse.customer_segments.customers is 'Customers in the segment, at least 1';
comment on column warehouse.customer_segments.orders is 'Their orders up to the end of the analysis date';
comment on column warehouse.customer_segments.revenue is
    'Their revenue up to the end of the analysis date, in the reporting currency';
comment on column warehouse.customer_segments.average_order_value is 'revenue / orders, in the reporting currency';

-- One row per product with an order or a view in the 30 days that end with the analysis date.
create table warehouse.product_performance (
    analysis_date     date           not null,
    load_id           integer        not null,
    product_id        text           not null,
    category          text           not null,
    orders            bigint         not null,
    units             bigint         not null,
    views             bigint         not null,
    revenue           numeric(18, 4) not null,
    conversion_rate   numeric(18, 4),
    average_price     numeric(18, 4),
    revenue_rank      integer        not null,
    category_rank     integer        not null,
    performance_score numeric(18, 4) not null,
    performance_tier  text           not null,

    constraint product_performance_pk      primary key (analysis_date, product_id),
    constraint product_performance_tier_ck check (performance_tier in
        ('Top Seller', 'High Performer', 'Moderate', 'Low Performer'))
);
comment on table warehouse.product_performance is
    'Grain: one product with an order or a view in the 30 days that end with one analysis date. Written once, by the night '
    'of that date';
comment on column warehouse.product_performance.analysis_date is 'Business date of the analysis: the last of the 30 UTC days';
comment on column warehouse.product_performance.load_id is 'The load that wrote the row; readers see those of published loads';
comment on column warehouse.product_performance.product_id is 'The product''s natural key';
comment on column warehouse.product_performance.category is 'Category as of the analysis date; UNKNOWN where not stated';
comment on column warehouse.product_performance.orders is 'Orders (distinct transactions) with the product in the 30 days';
comment on column warehouse.product_performance.units is 'Units sold in the 30 days';
comment on column warehouse.product_performance.views is 'Views (type view only) in the 30 days';
comment on column warehouse.product_performance.revenue is 'Revenue in the 30 days, in the reporting currency';
comment on column warehouse.product_performance.conversion_rate is
    '100 x orders / views, in percent (above 100 where more was ordered than viewed); null without views';
comment on column warehouse.product_performance.average_price is
    'revenue / units, in the reporting currency; null without units';
comment on column warehouse.product_performance.revenue_rank is 'Dense rank by revenue over all products, 1 is the highest';
comment on column warehouse.product_performance.category_rank is 'Dense rank by revenue within the category, 1 is the highest';
comment on column warehouse.product_performance.performance_score is
    '40 x revenue + 30 x conversion + 20 x units + 10 x views, each as a share of the day''s maximum; 0 to 100';
comment on column warehouse.product_performance.performance_tier is
    'Top Seller, High Performer, Moderate or Low Performer: from the 80th, 60th, 40th percentile of the score';

-- Totals of a UTC day over all sales, and by country, category and payment method. Orders and customers are distinct
-- within the row, so rows of categories do not add up to the total: the total has a row of its own.
create table warehouse.daily_sales (
    event_day date           not null,
    load_id   integer        not null,
    dimension text           not null,
    member    text           not null,
    orders    bigint         not null,
    customers bigint         not null,
    units     bigint         not null,
    revenue   numeric(18, 4) not null,

    constraint daily_sales_pk           primary key (dimension, event_day, member),
    constraint daily_sales_dimension_ck check (dimension in ('total', 'country', 'category', 'payment_method'))
);
comment on table warehouse.daily_sales is 'Grain: one member of one dimension on one UTC day. Corrected by late events';
comment on column warehouse.daily_sales.event_day is 'UTC day of the sales';
comment on column warehouse.daily_sales.load_id is 'The load that last changed the row';
comment on column warehouse.daily_sales.dimension is 'total, country, category (as of the sale) or payment_method';
comment on column warehouse.daily_sales.member is 'The country, category or payment method; ALL for the total';
comment on column warehouse.daily_sales.orders is 'Distinct transactions; do not add up over categories';
comment on column warehouse.daily_sales.customers is 'Distinct customers with an order; do not add up over members or days';
comment on column warehouse.daily_sales.units is 'Units sold';
comment on column warehouse.daily_sales.revenue is 'Revenue in the reporting currency';

-- What visitors did on a UTC day, over all countries (ALL) and by country.
create table warehouse.daily_activity (
    event_day     date    not null,
    load_id       integer not null,
    country       text    not null,
    visits        bigint  not null,
    visitors      bigint  not null,
    views         bigint  not null,
    searches      bigint  not null,
    cart_adds     bigint  not null,
    checkouts     bigint  not null,
    abandonments  bigint  not null,

    constraint daily_activity_pk primary key (event_day, country)
);
comment on table warehouse.daily_activity is 'Grain: one country, or ALL, on one UTC day. Corrected by late events';
comment on column warehouse.daily_activity.event_day is 'UTC day of the events';
comment on column warehouse.daily_activity.load_id is 'The load that last changed the row';
comment on column warehouse.daily_activity.country is 'Country of the events; ALL over all countries';
comment on column warehouse.daily_activity.visits is
    'Distinct sessions with an event on product pages or carts; do not add up over countries or days';
comment on column warehouse.daily_activity.visitors is
    'Distinct customers with such an event; do not add up over countries or days';
comment on column warehouse.daily_activity.views is 'Product views (type view only)';
comment on column warehouse.daily_activity.searches is 'Searches';
comment on column warehouse.daily_activity.cart_adds is 'Events that added to a cart';
comment on column warehouse.daily_activity.checkouts is 'Checkouts';
comment on column warehouse.daily_activity.abandonments is 'Abandoned carts';

-- Distinct customers with an order within a day, an ISO week or a month.
create table warehouse.period_customers (
    period_type  text    not null,
    period_start date    not null,
    load_id      integer not null,
    customers    bigint  not null,

    constraint period_customers_pk      primary key (period_type, period_start),
    constraint period_customers_type_ck check (period_type in ('day', 'week', 'month'))
);
comment on table warehouse.period_customers is 'Grain: one day, ISO week or month. Corrected by late events';
comment on column warehouse.period_customers.period_type is 'day, week (ISO, from Monday) or month';
comment on column warehouse.period_customers.period_start is 'First UTC day of the period';
comment on column warehouse.period_customers.load_id is 'The load that last changed the row';
comment on column warehouse.period_customers.customers is 'Distinct customers with an order in the period';

-- Sales of a day, ISO week, month, quarter or year, over all categories (ALL) and by the category as of the sale.
create table warehouse.sales_trends (
    period_type         text           not null,
    period_start        date           not null,
    load_id             integer        not null,
    is_partial          boolean        not null,
    category            text           not null,
    orders              bigint         not null,
    units               bigint         not null,
    revenue             numeric(18, 4) not null,
    average_order_value numeric(18, 4),
    revenue_growth      numeric(18, 4),

    constraint sales_trends_pk      primary key (period_type, period_start, category),
    constraint sales_trends_type_ck check (period_type in ('day', 'week', 'month', 'quarter', 'year'))
);
comment on table warehouse.sales_trends is
    'Grain: one category, or ALL, in one day, ISO week, month, quarter or year. As of the newest published business date';
comment on column warehouse.sales_trends.period_type is 'day, week (ISO, from Monday), month, quarter or year';
comment on column warehouse.sales_trends.period_start is 'First UTC day of the period';
comment on column warehouse.sales_trends.load_id is 'The load that last changed the row';
comment on column warehouse.sales_trends.is_partial is 'Whether the period had not ended with the business date';
comment on column warehouse.sales_trends.category is 'Category as of the sale; ALL over all categories';
comment on column warehouse.sales_trends.orders is
    'Distinct transactions; those with several categories count in each, once in ALL';
comment on column warehouse.sales_trends.units is 'Units sold';
comment on column warehouse.sales_trends.revenue is 'Revenue in the reporting currency';
comment on column warehouse.sales_trends.average_order_value is
    'revenue / orders, in the reporting currency; null without orders';
comment on column warehouse.sales_trends.revenue_growth is
    'Revenue against the period before, minus 1 (0.25 is a quarter more; a partial period against as many days); null where '
    'that was 0';

-- Rounds to the nearest value, and a tie to the even neighbour ("banker's rounding"), as all averages, shares and rates are.
create function warehouse.round_half_even(value numeric, decimals integer) returns numeric
    language sql immutable parallel safe as $$
    select case
        when abs(value * 10::numeric ^ decimals - trunc(value * 10::numeric ^ decimals)) = 0.5
            then round(2 * round(value * 10::numeric ^ decimals / 2) / 10::numeric ^ decimals, decimals)
        else round(value, decimals)
    end
$$;
comment on function warehouse.round_half_even(numeric, integer) is
    'Rounds to the given decimals, ties to the even neighbour';
