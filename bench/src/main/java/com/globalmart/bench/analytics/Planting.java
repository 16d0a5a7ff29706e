package com.globalmart.bench.analytics;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Plants a warehouse with history, as one published load, and a landing that has nothing new. All rows are made by the server. */
public final class Planting {

    private static final List<String> TOPICS = List.of(
            "product-views-topic", "cart-events-topic", "transactions-topic", "customers-topic", "products-topic");

    private final Connection realtime;
    private final Connection warehouse;
    private final History history;
    private final LocalDate lastDay;

    public Planting(Connection realtime, Connection warehouse, History history, LocalDate lastDay) {
        this.realtime = realtime;
        this.warehouse = warehouse;
        this.history = history;
        this.lastDay = lastDay;
    }

    public void publishHistory() throws SQLException {
        for (String topic : TOPICS) {
            execute(realtime, """
                    insert into landing.position (topic, partition, next_offset, topic_id, log_end, log_end_seen_at)
                    values ('%s', 0, 0, 'bench', 0, now())
                    """.formatted(topic));
        }
        publishDimensions();
        openPartitions();
        publishSales();
        for (int day = 0; day < Math.min(History.DAYS_OF_VIEWS, history.days()); day++) {
            publishActivity(lastDay.minusDays(day));
        }
        execute(warehouse, """
                select warehouse.complete_fact_partitions(fact, array(select event_day from warehouse.load_day))
                from warehouse.fact_tables()
                """);
        execute(warehouse, "vacuum analyze");
        execute(warehouse, "checkpoint");
    }

    /** Takes back what the open load has analysed, so that the next round does not have to. */
    void removeAnalysis() throws SQLException {
        for (String table : List.of("rfm_analysis", "rfm_distribution", "customer_segments", "product_performance")) {
            execute(warehouse, """
                    delete from warehouse.%s where load_id = (select load_id from warehouse.load where status = 'OPEN')
                    """.formatted(table));
        }
        execute(warehouse, "vacuum analyze");
        execute(warehouse, "checkpoint");
    }

    private void publishDimensions() throws SQLException {
        execute(warehouse, """
                insert into warehouse.dim_customers (user_id, valid_from, country, city, age_band, loyalty_tier)
                select 'USER_' || lpad(n::text, 8, '0'), '0001-01-01', 'USA', 'City ' || n %% 300, '25-34', 'gold'
                from generate_series(0, %d - 1) as n
                """.formatted(history.customers()));
        execute(warehouse, """
                insert into warehouse.dim_products (product_id, valid_from, product_name, category_group, category, price)
                select 'PROD_' || lpad(n::text, 8, '0'), '0001-01-01', 'Product ' || n, 'Group ' || n %% 10,
                       'Category ' || n %% 100, 19.99
                from generate_series(0, %d - 1) as n
                """.formatted(history.products()));
    }

    private void openPartitions() throws SQLException {
        execute(warehouse, """
                insert into warehouse.load (business_date, status, published_at) values ('%1$s', 'PUBLISHED', now());
                update warehouse.published
                set (load_id, business_date, published_at) = (select load_id, business_date, published_at from warehouse.load);
                insert into warehouse.load_day
                select load_id, d::date
                from warehouse.load, generate_series(date '%2$s' - %3$d + 1, date '%2$s', interval '1 day') as d;
                select warehouse.make_fact_partitions(array(select event_day from warehouse.load_day))
                """.formatted(lastDay.minusDays(2), lastDay, history.days()));
    }

    /** 1, 2 or 3 lines: of 10 transactions 4, 4 and 2. */
    private void publishSales() throws SQLException {
        execute(warehouse, """
                insert into warehouse.fact_sales (occurred_at, transaction_id, event_day, customer_key, product_key, load_id,
                    quantity, line_number, geography_key, payment_method_key, currency, unit_price, discount_amount,
                    net_amount, exchange_rate, reporting_amount)
                select occurred_at, md5('sale ' || n)::uuid, (occurred_at at time zone 'UTC')::date, customer_key,
                       1 + (n * 104729 + line * 7919) %% %1$d, load_id, 1 + line %% 2, line, 1 + n %% 5, 1 + n %% 3, 'USD', price, 0,
                       price * (1 + line %% 2), 1, price * (1 + line %% 2)
                from warehouse.load, generate_series(0::bigint, %2$d - 1) as n
                cross join lateral (select timestamptz '%3$s 00:00Z' + make_interval(secs => n * %4$d * 86400.0 / %2$d) as occurred_at,
                                           1 + floor(random() * %5$d)::integer + n * 0 as customer_key) as sale
                cross join lateral generate_series(1, (array[1, 1, 1, 1, 2, 2, 2, 2, 3, 3])[1 + n %% 10]) as line
                cross join lateral (select (5 + (n + line * 13) %% 200)::numeric(16, 4) + 0.99 as price) as priced
                """.formatted(
                        history.products(),
                        history.transactions(),
                        lastDay.minusDays(history.days() - 1L),
                        history.days(),
                        history.customers()));
    }

    private void publishActivity(LocalDate day) throws SQLException {
        var at = "timestamptz '%s 00:00Z' + make_interval(secs => n * 86399.0 / %d)";
        execute(warehouse, """
                insert into warehouse.fact_product_views (occurred_at, content_hash, log_offset, event_id, event_day,
                    customer_key, product_key, session_key, load_id, event_type_key, geography_key, partition, generation)
                select %1$s, n, n, md5('view %2$s ' || n)::uuid, '%2$s', 1 + n / 10 * 7919 %% %3$d, 1 + n * 104729 %% %4$d,
                       n / 10, load_id, 1 + (n %% 10) / 8, 1 + n / 10 %% 5, 0, 1
                from warehouse.load, generate_series(0::bigint, %5$d - 1) as n
                """.formatted(
                        at.formatted(day, history.viewsPerDay()),
                        day,
                        history.customers(),
                        history.products(),
                        history.viewsPerDay()));
        execute(warehouse, """
                insert into warehouse.fact_cart_events (occurred_at, content_hash, log_offset, event_id, event_day,
                    customer_key, product_key, session_key, load_id, event_type_key, quantity, geography_key, partition,
                    generation, currency, cart_value)
                select %1$s, n, n, md5('cart %2$s ' || n)::uuid, '%2$s', 1 + n / 5 * 7919 %% %3$d, 1 + n * 104729 %% %4$d,
                       n / 5, load_id, 11, 1, 1 + n / 5 %% 5, 0, 1, 'USD', 19.99
                from warehouse.load, generate_series(0::bigint, %5$d - 1) as n
                """.formatted(
                        at.formatted(day, history.cartEventsPerDay()),
                        day,
                        history.customers(),
                        history.products(),
                        history.cartEventsPerDay()));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
