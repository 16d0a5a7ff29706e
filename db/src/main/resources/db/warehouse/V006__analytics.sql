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

-- Distinct customers with an order within a day, an ISO week or a month.
create table warehouse.period_customers (
    period_type  text    not null,
    period_start date    not null,
    load_id      integer not null,
    customers    bigint  not null,

    constraint period_customers_pk      primary key (period_type, period_start),
    constraint period_customers_type_ck check (period_type in ('day', 'week', 'month'))
);

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
