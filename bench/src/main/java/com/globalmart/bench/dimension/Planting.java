package com.globalmart.bench.dimension;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Plants what stages before this one would have left: landed statements, and published facts. All rows are made by the server. */
final class Planting {

    private static final int PARTITIONS = 3;

    private final Connection realtime;
    private final Connection warehouse;
    private final Size size;
    private final LocalDate firstDate;

    /** @param firstDate the business date of the first load; facts lie on it and the days before */
    Planting(Connection realtime, Connection warehouse, Size size, LocalDate firstDate) {
        this.realtime = realtime;
        this.warehouse = warehouse;
        this.size = size;
        this.firstDate = firstDate;
    }

    /** Empties landing and the warehouse but for its reference data. */
    void clear() throws SQLException {
        execute(realtime, """
                truncate landing.customer_change, landing.product_change, landing.sale, landing.product_view, landing.cart_event,
                    landing.position, landing.published_position;
                select landing.make_partitions(current_date, current_date)
                """);
        execute(warehouse, """
                truncate warehouse.load, warehouse.load_position, warehouse.load_day, warehouse.load_book,
                    warehouse.customer_statement, warehouse.product_statement, warehouse.fact_sales,
                    warehouse.fact_product_views, warehouse.fact_cart_events, staging.customer_version,
                    staging.product_version, staging.moved_period, staging.rekey, ops.batch_job_execution,
                    ops.batch_job_instance, ops.execution_lease, ops.batch_job_execution_params,
                    ops.batch_job_execution_context, ops.batch_step_execution, ops.batch_step_execution_context
                    restart identity cascade;
                delete from warehouse.dim_customers where customer_key > 0;
                delete from warehouse.dim_products where product_key > 0;
                alter table warehouse.dim_customers alter column customer_key restart with 1;
                alter table warehouse.dim_products alter column product_key restart with 1;
                update warehouse.published set load_id = 0, business_date = '0001-01-01'
                """);
        execute(warehouse, "vacuum full warehouse.dim_customers, warehouse.dim_products");
    }

    /** Lands one statement about each customer and product, in no order of their keys. */
    void landCatalogue() throws SQLException {
        var at = "timestamptz '%s 00:00Z' - interval '60 days'".formatted(firstDate);
        landCustomers(0, size.customers(), at, "silver");
        landProducts(0, size.products(), at, "19.99");
        for (String topic : List.of("transactions-topic", "product-views-topic", "cart-events-topic")) {
            savePosition(topic, 0);
        }
    }

    /** Lands the changes of the night, each about another key: the late ones hold since one of the days that have facts. */
    void landChanges() throws SQLException {
        landCustomers(size.customers(), size.customerChanges(), changedAt(size.customerChanges()), "gold");
        landProducts(size.products(), size.productChanges(), changedAt(size.productChanges()), "24.99");
    }

    private String changedAt(int changes) {
        return """
                case when n < %d
                     then timestamptz '%s 12:00Z' - make_interval(days => n::integer %% %d)
                     else timestamptz '%s 00:00Z' + make_interval(secs => n %% 86400) end
                """.formatted(
                        (long) changes * size.late() / size.changes(), firstDate, Size.DAYS, firstDate.plusDays(1));
    }

    private void landCustomers(int landed, int count, String at, String tier) throws SQLException {
        execute(realtime, """
                insert into landing.customer_change (generation, partition, log_offset, landed_day, landed_at,
                    record_timestamp, occurred_at, content_hash, event_type, user_id, age, country, city,
                    registration_date, preferences, loyalty_tier)
                select 1, n %% %1$d, %2$d + n / %1$d, current_date, now(), now(), %3$s, n, 'customer_upserted',
                       'USER_' || lpad((n * 7919 %% %4$d)::text, 8, '0'), 18 + n %% 60,
                       (array['USA', 'UK', 'Germany', 'France', 'Japan'])[1 + n %% 5], 'City ' || n %% 300,
                       date '2024-01-01' + (n %% 700)::integer, array['Books', 'Garden'], '%5$s'
                from generate_series(0::bigint, %6$d - 1) as n
                """.formatted(PARTITIONS, firstOffset(landed), at, size.customers(), tier, count));
        savePosition("customers-topic", landed + count);
    }

    private void landProducts(int landed, int count, String at, String price) throws SQLException {
        execute(realtime, """
                insert into landing.product_change (generation, partition, log_offset, landed_day, landed_at,
                    record_timestamp, occurred_at, content_hash, event_type, product_id, product_name, category_group,
                    category, brand, price, cost, currency, inventory, rating, is_active)
                select 1, n %% %1$d, %2$d + n / %1$d, current_date, now(), now(), %3$s, n, 'product_upserted',
                       'PROD_' || lpad((n * 7919 %% %4$d)::text, 8, '0'), 'Product ' || n, 'Group ' || n %% 10,
                       'Category ' || n %% 100, 'Brand ' || n %% 1000, %5$s, 9.99, 'USD', n %% 500, 4.5, true
                from generate_series(0::bigint, %6$d - 1) as n
                """.formatted(PARTITIONS, firstOffset(landed), at, size.products(), price, count));
        savePosition("products-topic", landed + count);
    }

    private void savePosition(String topic, int landed) throws SQLException {
        execute(realtime, """
                insert into landing.position as p (topic, partition, next_offset, topic_id, log_end, log_end_seen_at)
                select '%1$s', n, %2$d, 'bench', %2$d, now() from generate_series(0, %3$d - 1) as n
                on conflict (topic, generation, partition) do update
                    set next_offset = excluded.next_offset, log_end = excluded.log_end, log_end_seen_at = now()
                """.formatted(topic, firstOffset(landed), PARTITIONS));
    }

    /** The first offset, in every partition, behind so many records; the partitions' last ones may leave a gap. */
    private static int firstOffset(int landed) {
        return (landed + PARTITIONS - 1) / PARTITIONS + (landed == 0 ? 0 : 1);
    }

    /** Puts published facts on the days up to the first load's: 60 % views, 30 % cart events, 10 % sale lines. */
    void publishFacts() throws SQLException {
        execute(warehouse, """
                insert into warehouse.load_day
                select 1, d::date from generate_series(date '%1$s' - %2$d + 1, date '%1$s', interval '1 day') as d
                on conflict do nothing;
                select warehouse.make_fact_partitions(array(select event_day from warehouse.load_day))
                """.formatted(firstDate, Size.DAYS));
        var perDay = size.facts() / Size.DAYS;
        for (int day = 0; day < Size.DAYS; day++) {
            var date = firstDate.minusDays(day);
            execute(warehouse, """
                    insert into warehouse.fact_product_views (occurred_at, content_hash, log_offset, event_id, event_day,
                        customer_key, product_key, session_key, load_id, event_type_key, geography_key, partition, generation)
                    select %1$s, n, n, gen_random_uuid(), '%2$s', %3$s, %4$s, n, 1, 1, 1 + n %% 5, 0, 1
                    from generate_series(1, %5$d) as n
                    """.formatted(at(date), date, anyCustomer(), anyProduct(), perDay * 6L / 10));
            execute(warehouse, """
                    insert into warehouse.fact_cart_events (occurred_at, content_hash, log_offset, event_id, event_day,
                        customer_key, product_key, session_key, load_id, event_type_key, quantity, geography_key, partition,
                        generation, currency, cart_value)
                    select %1$s, n, n, gen_random_uuid(), '%2$s', %3$s, %4$s, n, 1, 11, 1, 1 + n %% 5, 0, 1,
                           'USD', 19.99
                    from generate_series(1, %5$d) as n
                    """.formatted(at(date), date, anyCustomer(), anyProduct(), perDay * 3L / 10));
            execute(warehouse, """
                    insert into warehouse.fact_sales (occurred_at, transaction_id, event_day, customer_key, product_key,
                        load_id, quantity, line_number, geography_key, payment_method_key, currency, unit_price,
                        discount_amount, net_amount, exchange_rate, reporting_amount)
                    select %1$s, gen_random_uuid(), '%2$s', %3$s, %4$s, 1, 1, 1, 1 + n %% 5, 1, 'USD', 19.99, 0, 19.99, 1,
                           19.99
                    from generate_series(1, %5$d) as n
                    """.formatted(at(date), date, anyCustomer(), anyProduct(), perDay / 10L));
        }
        execute(warehouse, """
                select warehouse.complete_fact_partitions(fact, array(select event_day from warehouse.load_day))
                from warehouse.fact_tables()
                """);
        execute(warehouse, "vacuum analyze");
        execute(warehouse, "checkpoint");
    }

    /** Facts that do not point to the versions of their time. */
    long misplacedFacts() throws SQLException {
        long misplaced = 0;
        for (var fact : new String[] {"fact_sales", "fact_product_views", "fact_cart_events"}) {
            try (var statement = warehouse.createStatement();
                    var row = statement.executeQuery("""
                            select count(*) from warehouse.%s f
                            left join warehouse.dim_customers c on c.customer_key = f.customer_key
                                and f.occurred_at >= c.valid_from and f.occurred_at < c.valid_to
                            left join warehouse.dim_products p on p.product_key = f.product_key
                                and f.occurred_at >= p.valid_from and f.occurred_at < p.valid_to
                            where c.customer_key is null or p.product_key is null
                            """.formatted(fact))) {
                row.next();
                misplaced += row.getLong(1);
            }
        }
        return misplaced;
    }

    private static String at(LocalDate date) {
        return "timestamptz '%s 00:00Z' + make_interval(secs => random() * 86399)".formatted(date);
    }

    private String anyCustomer() {
        return "1 + floor(random() * %d)::integer".formatted(size.customers());
    }

    private String anyProduct() {
        return "1 + floor(random() * %d)::integer".formatted(size.products());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
