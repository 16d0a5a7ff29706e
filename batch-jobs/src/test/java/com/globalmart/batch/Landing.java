package com.globalmart.batch;

import static org.awaitility.Awaitility.await;

import com.globalmart.db.Database;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Plants landed records, as ingest would have left them, in one partition a topic. */
public final class Landing {

    private static final List<String> TOPICS = List.of(
            "transactions-topic", "product-views-topic", "cart-events-topic", "customers-topic", "products-topic");
    private static final Instant LANDED_AT = Instant.parse("2026-03-23T00:00:00Z");

    /** A line of a transaction. */
    public record Line(String productId, int quantity, String price) {}

    private final JdbcTemplate realtime = Databases.as(Database.REALTIME, "migrator");
    private final Map<String, Long> nextOffsets = new HashMap<>();
    private final int step;

    /** Every offset of a topic has its record. */
    public Landing() {
        this(1);
    }

    /** @param step how far the offsets of a topic lie apart: with wide gaps a handful of records makes several ranges */
    public Landing(int step) {
        this.step = step;
    }

    /** Empties landing and the warehouse but for its reference data, once nothing runs any more. */
    public void reset() {
        var warehouse = Databases.as(Database.WAREHOUSE, "migrator");
        await().until(() -> warehouse.queryForList("""
                        select job_execution_id from ops.batch_job_execution
                        where status in ('STARTING', 'STARTED', 'STOPPING')
                        """, Long.class).isEmpty());
        realtime.execute("""
                truncate landing.sale, landing.product_view, landing.cart_event, landing.customer_change,
                    landing.product_change, landing.dead_letter, landing.selected_letter, landing.selected_record,
                    landing.quarantine_resolution, landing.position,
                    landing.published_position, landing.dropped_position
                """);
        realtime.execute("select landing.make_partitions('2026-03-23', '2026-03-23')");
        warehouse.execute("""
                        truncate ops.alert, ops.problem, warehouse.load, warehouse.load_position, warehouse.load_day, warehouse.load_book, warehouse.step_book, warehouse.load_size,
                            warehouse.customer_statement, warehouse.product_statement, warehouse.session,
                            warehouse.transaction_identity, warehouse.fact_sales, warehouse.fact_product_views,
                            warehouse.fact_cart_events, warehouse.rfm_analysis, warehouse.rfm_distribution, warehouse.customer_segments,
                            warehouse.product_performance, warehouse.daily_sales, warehouse.daily_activity,
                            warehouse.period_customers, warehouse.sales_trends, staging.customer_version,
                            staging.product_version, staging.inferred_member, staging.moved_period, staging.rekey,
                            staging.repeat, staging.customer_segment,
                            staging.daily_sales, staging.daily_activity, staging.period_customers, staging.sales_trends,
                            staging.judged_date, staging.rfm_analysis, staging.rfm_distribution, staging.customer_segments, staging.product_performance,
                            staging.outdated, staging.touched_key, warehouse.judged_date, ops.retention, ops.backfill, ops.backfill_date, ops.schedule_freeze, ops.execution_log,
                            quality.quarantine, quality.duplicate, quality.finding, quality.check_result,
                            quality.check_offender, quality.release, ops.batch_job_execution, ops.batch_job_instance, ops.execution_lease,
                            ops.batch_job_execution_params, ops.batch_job_execution_context, ops.batch_step_execution,
                            ops.batch_step_execution_context, ops.step_expectation, ops.request, ops.audit;
                        delete from warehouse.dim_customers where customer_key > 0;
                        delete from warehouse.dim_products where product_key > 0;
                        update warehouse.published set load_id = 0, business_date = '0001-01-01';
                        """);
        nextOffsets.clear();
        TOPICS.forEach(this::position);
    }

    public void rate(String currency, LocalDate day, String rate) {
        Databases.as(Database.WAREHOUSE, "migrator")
                .update(
                        "insert into warehouse.exchange_rate values (?, ?, ?) on conflict do nothing",
                        day,
                        currency,
                        new BigDecimal(rate));
    }

    public void customer(String userId, Instant at, @Nullable String country, @Nullable String tier) {
        change(
                "customers-topic",
                "customer_change",
                "user_id, event_type, country, loyalty_tier",
                at,
                0,
                userId,
                "customer_upserted",
                country,
                tier);
    }

    /** Says how far Kafka's log of the sales goes beyond what has landed. */
    public void salesBehind(int records) {
        realtime.update(
                "update landing.position set log_end = next_offset + ? where topic = 'transactions-topic'", records);
    }

    /** What was announced by {@link #salesBehind} is no more. */
    public void salesAreThere() {
        realtime.update("update landing.position set log_end = next_offset where topic = 'transactions-topic'");
    }

    public void customerDeleted(String userId, Instant at) {
        change("customers-topic", "customer_change", "user_id, event_type", at, 0, userId, "customer_deleted");
    }

    public void product(String productId, Instant at, String category, String price) {
        change(
                "products-topic",
                "product_change",
                "product_id, event_type, product_name, category, price",
                at,
                0,
                productId,
                "product_upserted",
                "Product " + productId,
                category,
                new BigDecimal(price));
    }

    public void view(UUID eventId, Instant at, String userId, String productId, int duration) {
        change(
                "product-views-topic",
                "product_view",
                "event_id, event_type, user_id, session_id, country, product_id, view_duration",
                at,
                duration,
                eventId,
                "view",
                userId,
                "session of " + userId,
                "Germany",
                productId,
                duration);
    }

    /** Views of customers and products of which no statement tells, one after the other, in Germany and in France in turn. */
    public void viewsOfStrangers(int views, int customers, int products) {
        realtime.update("""
                insert into landing.product_view (generation, partition, log_offset, landed_day, landed_at, record_timestamp,
                    occurred_at, content_hash, event_id, event_type, user_id, session_id, country, product_id)
                select 1, 0, n, '2026-03-23', '2026-03-23Z', '2026-03-23Z', timestamptz '2026-03-14Z' + n * interval '1 s', n,
                       md5(n::text)::uuid, 'view', 'stranger ' || n %% %d, 'session ' || n %% %d,
                       case when n %% 2 = 0 then 'Germany' else 'France' end, 'thing ' || n %% %d
                from generate_series(0, %d - 1) n
                """.formatted(customers, customers, products, views));
        nextOffsets.put("product-views-topic", (long) views);
        position("product-views-topic");
    }

    /** Views that differ in their identity alone. */
    public void viewsAtOneInstant(int count, Instant at, String userId, String productId) {
        var first = nextOffsets.getOrDefault("product-views-topic", 0L);
        realtime.update("""
                insert into landing.product_view (generation, partition, landed_day, log_offset, landed_at, record_timestamp,
                    occurred_at, content_hash, event_id, event_type, user_id, session_id, country, product_id)
                select 1, 0, '2026-03-23', ? + ? * n, t.at, t.at, ?, n, gen_random_uuid(), 'view', ?, 'session', 'Germany', ?
                from generate_series(0, ? - 1) as n, (select ?::timestamptz as at) as t
                """, first, step, Timestamp.from(at), userId, productId, count, Timestamp.from(LANDED_AT));
        nextOffsets.put("product-views-topic", first + (long) step * count);
        position("product-views-topic");
    }

    public void addToCart(UUID eventId, Instant at, String userId, String productId, int quantity) {
        change(
                "cart-events-topic",
                "cart_event",
                "event_id, event_type, user_id, session_id, country, product_id, quantity",
                at,
                quantity,
                eventId,
                "add_to_cart",
                userId,
                "session of " + userId,
                "Germany",
                productId,
                quantity);
    }

    /** A sale in Germany, in euro; the content hash is that of its lines. */
    public void sale(UUID transactionId, Instant at, String userId, List<Line> lines) {
        saleIn("Germany", transactionId, at, userId, lines);
    }

    public void saleIn(String country, UUID transactionId, Instant at, String userId, List<Line> lines) {
        var prices = lines.stream().map(line -> new BigDecimal(line.price())).toArray(BigDecimal[]::new);
        var total = BigDecimal.ZERO;
        for (var line : lines) {
            total = total.add(new BigDecimal(line.price()).multiply(BigDecimal.valueOf(line.quantity())));
        }
        var offset = nextOffset("transactions-topic");
        realtime.update(
                """
                insert into landing.sale (generation, partition, log_offset, landed_day, landed_at, record_timestamp,
                    occurred_at, content_hash, transaction_id, user_id, product_ids, quantities, prices, discounts,
                    total_amount, payment_method, country, session_id)
                values (1, 0, ?, '2026-03-23', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PayPal', ?, ?)
                """,
                offset,
                Timestamp.from(LANDED_AT),
                Timestamp.from(LANDED_AT),
                Timestamp.from(at),
                lines.hashCode(),
                transactionId,
                userId,
                lines.stream().map(Line::productId).toArray(String[]::new),
                lines.stream().map(Line::quantity).toArray(Integer[]::new),
                prices,
                lines.stream().map(line -> BigDecimal.ZERO).toArray(BigDecimal[]::new),
                total,
                country,
                "session of " + userId);
        position("transactions-topic");
    }

    /**
     * Lands the quarantined sales again in partition -1, in their order, as ingest does on request.
     *
     * @param factor by which their prices are multiplied
     */
    public void replaySales(int factor) {
        var warehouse = Databases.as(Database.WAREHOUSE, "migrator");
        var offsets = warehouse.queryForList("""
                        select log_offset from quality.quarantine
                        where topic = 'transactions-topic' and partition = 0 and state = 'OPEN' order by log_offset
                        """, Long.class);
        for (int i = 0; i < offsets.size(); i++) {
            realtime.update("""
                    insert into landing.sale
                    select (r).* from (
                        select jsonb_populate_record(s, jsonb_build_object('partition', -1, 'log_offset', ?,
                            'content_hash', content_hash + ? - 1, 'prices', array(select p * ? from unnest(prices) p))) as r
                        from landing.sale s where partition = 0 and log_offset = ?) as replayed
                    """, i, factor, factor, offsets.get(i));
            realtime.update("""
                    insert into landing.quarantine_resolution
                    values ('transactions-topic', 1, 0, ?, 'REPLAYED', 1, ?, 1, now())
                    """, offsets.get(i), i);
            warehouse.update("""
                    update quality.quarantine
                    set state = 'REPLAYED', replay_generation = 1, replay_offset = ?, request_id = 1, resolved_at = now()
                    where topic = 'transactions-topic' and partition = 0 and log_offset = ?
                    """, i, offsets.get(i));
        }
        realtime.update("""
                insert into landing.position (topic, partition, next_offset, topic_id, log_end, log_end_seen_at)
                values ('transactions-topic', -1, ?, 'test', ?, now())
                """, offsets.size(), offsets.size());
    }

    private void change(String topic, String table, String columns, Instant at, long hash, @Nullable Object... values) {
        var offset = nextOffset(topic);
        var marks = ", ?".repeat(values.length);
        var all = new ArrayList<@Nullable Object>(
                List.of(offset, Timestamp.from(LANDED_AT), Timestamp.from(LANDED_AT), Timestamp.from(at), hash));
        all.addAll(Arrays.asList(values));
        realtime.update("""
                insert into landing.%s (generation, partition, landed_day, log_offset, landed_at, record_timestamp,
                    occurred_at, content_hash, %s)
                values (1, 0, '2026-03-23', ?, ?, ?, ?, ?%s)
                """.formatted(table, columns, marks), all.toArray());
        position(topic);
    }

    private long nextOffset(String topic) {
        var offset = nextOffsets.getOrDefault(topic, 0L);
        nextOffsets.put(topic, offset + step);
        return offset;
    }

    private void position(String topic) {
        var next = nextOffsets.getOrDefault(topic, 0L);
        realtime.update("""
                insert into landing.position as p (topic, partition, next_offset, topic_id, log_end, log_end_seen_at)
                values (?, 0, ?, 'test', ?, now())
                on conflict (topic, generation, partition) do update
                    set next_offset = excluded.next_offset, log_end = excluded.log_end, log_end_seen_at = now()
                """, topic, next, next);
    }
}
