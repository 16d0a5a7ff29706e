package com.globalmart.bench.fact;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * Plants what stages before the facts would have left: published dimensions, and landed records. All rows are made by the server.
 * Of 1,000 records one repeats another of the same night, of 2,000 one names a country that nobody knows.
 */
final class Planting {

    private static final int PARTITIONS = 3;

    private static final List<String> TOPICS = List.of(
            "product-views-topic", "cart-events-topic", "transactions-topic", "customers-topic", "products-topic");

    /**
     * Visits come one after the other. The records of one lie behind each other in one partition of the log, because its user is
     * their key; transactions, whose key is their own, lie in any.
     */
    private static final String RECORDS = """
            from generate_series(0::bigint, %1$d - 1) as row_number (n)
            cross join lateral (select case when n %% 1000 = 999 then n - 500 else n end as m) as told
            cross join lateral (select m * %2$d / %1$d as visit) as of_visit
            cross join lateral (select 'PROD_' || lpad((m * 104729 %% %3$d)::text, 8, '0') as product_id) as of_product
            join landing.position at on at.topic = '%4$s' and at.partition = %5$s %% %6$d
            """;

    private final Connection realtime;
    private final Connection warehouse;
    private final Shop shop;
    private int nights;

    Planting(Connection realtime, Connection warehouse, Shop shop) {
        this.realtime = realtime;
        this.warehouse = warehouse;
        this.shop = shop;
    }

    /** Publishes one version of each customer and product, and exchange rates for all days of the nights. */
    void publishDimensions(LocalDate first, LocalDate last) throws SQLException {
        execute(warehouse, """
                insert into warehouse.dim_customers (user_id, valid_from, country, city, age_band, loyalty_tier)
                select 'USER_' || lpad(n::text, 8, '0'), '0001-01-01', 'USA', 'City ' || n %% 300, '25-34', 'gold'
                from generate_series(0, %d - 1) as n
                """.formatted(shop.customers()));
        execute(warehouse, """
                insert into warehouse.dim_products (product_id, valid_from, product_name, category_group, category, price)
                select 'PROD_' || lpad(n::text, 8, '0'), '0001-01-01', 'Product ' || n, 'Group ' || n %% 10,
                       'Category ' || n %% 100, 19.99
                from generate_series(0, %d - 1) as n
                """.formatted(shop.products()));
        execute(warehouse, """
                insert into warehouse.exchange_rate (rate_date, currency, rate)
                select d::date, currency, rate
                from generate_series(date '%s', date '%s', interval '1 day') as d,
                     (values ('GBP', 1.27), ('EUR', 1.08), ('JPY', 0.0067)) as known (currency, rate)
                """.formatted(first, last));
        execute(realtime, "select landing.make_partitions(current_date, current_date)");
        execute(warehouse, "vacuum analyze warehouse.dim_customers, warehouse.dim_products");
        for (String topic : TOPICS) {
            execute(realtime, """
                    insert into landing.position (topic, partition, next_offset, topic_id, log_end, log_end_seen_at)
                    select '%s', n, 0, 'bench', 0, now() from generate_series(0, %d - 1) as n
                    """.formatted(topic, PARTITIONS));
        }
    }

    /** Lands the records of a business date. */
    void landNight(LocalDate date) throws SQLException {
        landViews(date);
        landCartEvents(date);
        landSales(date);
        nights++;
        execute(realtime, "vacuum analyze landing.product_view, landing.cart_event, landing.sale");
        execute(realtime, "checkpoint");
    }

    private void landViews(LocalDate date) throws SQLException {
        execute(realtime, """
                insert into landing.product_view (generation, partition, log_offset, landed_day, landed_at, record_timestamp,
                    occurred_at, content_hash, event_id, event_type, user_id, session_id, country, product_id, product_name,
                    category, price, view_duration, results_count, search_query)
                select %s,
                       case when m %% 10 < 8 then 'view' else 'search' end, %s,
                       case when m %% 10 < 8 then product_id end, case when m %% 10 < 8 then 'Product ' || product_id end,
                       case when m %% 10 < 8 then 'Category ' || m %% 100 end, case when m %% 10 < 8 then 19.99 end,
                       case when m %% 10 < 8 then (m %% 300)::integer end, case when m %% 10 >= 8 then (m %% 50)::integer end,
                       case when m %% 10 >= 8 then 'words ' || m %% 1000 end
                %s
                """.formatted(
                        envelope(date, "view"), visit(), from(shop.views(), "product-views-topic", "visit")));
        savePosition("product-views-topic", "landing.product_view");
    }

    private void landCartEvents(LocalDate date) throws SQLException {
        execute(realtime, """
                insert into landing.cart_event (generation, partition, log_offset, landed_day, landed_at, record_timestamp,
                    occurred_at, content_hash, event_id, event_type, user_id, session_id, country, product_id, product_name,
                    category, price, quantity, cart_size, cart_value, currency)
                select %s, 'add_to_cart', %s, product_id, 'Product ' || product_id, 'Category ' || m %% 100, 19.99,
                       (1 + m %% 3)::integer, (1 + m %% 5)::integer, 19.99 * (1 + m %% 5), 'USD'
                %s
                """.formatted(
                        envelope(date, "cart"), visit(), from(shop.cartEvents(), "cart-events-topic", "visit")));
        savePosition("cart-events-topic", "landing.cart_event");
    }

    /** 1, 2 or 3 lines: of 10 transactions 4, 4 and 2. */
    private void landSales(LocalDate date) throws SQLException {
        execute(realtime, """
                insert into landing.sale (generation, partition, log_offset, landed_day, landed_at, record_timestamp,
                    occurred_at, content_hash, transaction_id, user_id, session_id, country, product_ids, quantities, prices,
                    discounts, total_amount, payment_method, currency)
                select %s, %s,
                       (array[product_id, 'PROD_' || lpad(((m * 3 + 1) %% %d)::text, 8, '0'),
                              'PROD_' || lpad(((m * 5 + 2) %% %d)::text, 8, '0')])[1 : lines],
                       (array[1, 2, 1])[1 : lines], (array[19.99, 5.25, 120])[1 : lines], (array[0, 0.5, null])[1 : lines],
                       (array[19.99, 29.99, 149.99])[lines], 'Credit Card', (array['USD', 'GBP', 'EUR', 'JPY'])[1 + m %% 4]
                %s cross join lateral (select (array[1, 1, 1, 1, 2, 2, 2, 2, 3, 3])[1 + m %% 10] as lines) as basket
                """.formatted(
                        envelope(date, "sale"),
                        visit(),
                        shop.products(),
                        shop.products(),
                        from(shop.sales(), "transactions-topic", "n")));
        savePosition("transactions-topic", "landing.sale");
    }

    /** Position, times, content and identity of a record. */
    private String envelope(LocalDate date, String kind) {
        return """
                1, at.partition, at.next_offset - 1 + row_number() over (partition by at.partition order by n),
                current_date, now(), now(), timestamptz '%1$s 00:00Z' + make_interval(secs => visit * 86000.0 / %2$d + m %% 20 * 10),
                hashint8extended(m, %3$d), md5('%1$s %4$s' || m)::uuid
                """.formatted(date, shop.sessions(), nights, kind);
    }

    /** Who did it, in which visit and where. */
    private String visit() {
        return """
                'USER_' || lpad((visit * 7919 %% %d)::text, 8, '0'), md5('visit %d ' || visit)::uuid::text,
                case when m %% 2000 = 1 then 'Atlantis'
                     else (array['USA', 'UK', 'Germany', 'France', 'Japan'])[1 + visit %% 5] end
                """.formatted(shop.customers(), nights);
    }

    private String from(int records, String topic, String key) {
        return RECORDS.formatted(records, shop.sessions(), shop.products(), topic, key, PARTITIONS);
    }

    private void savePosition(String topic, String table) throws SQLException {
        execute(realtime, """
                update landing.position p
                set next_offset = r.log_end, log_end = r.log_end, log_end_seen_at = now()
                from (select partition, max(log_offset) + 1 as log_end from %s group by partition) as r
                where p.topic = '%s' and p.partition = r.partition
                """.formatted(table, topic));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
