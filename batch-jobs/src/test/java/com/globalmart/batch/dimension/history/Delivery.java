package com.globalmart.batch.dimension.history;

import static com.globalmart.copy.Column.bigint;
import static com.globalmart.copy.Column.date;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.integerArray;
import static com.globalmart.copy.Column.nullableBool;
import static com.globalmart.copy.Column.nullableInteger;
import static com.globalmart.copy.Column.numeric;
import static com.globalmart.copy.Column.numericArray;
import static com.globalmart.copy.Column.smallint;
import static com.globalmart.copy.Column.text;
import static com.globalmart.copy.Column.textArray;
import static com.globalmart.copy.Column.timestamptz;
import static com.globalmart.copy.Column.uuid;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Shop;
import com.globalmart.batch.dimension.history.Arrival.CustomerSaid;
import com.globalmart.batch.dimension.history.Arrival.Happened;
import com.globalmart.batch.dimension.history.Arrival.ProductSaid;
import com.globalmart.batch.dimension.history.Arrival.Said;
import com.globalmart.copy.Column;
import com.globalmart.copy.CopyTarget;
import com.globalmart.db.Database;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lands arrivals many at once, as ingest would have: in three partitions a topic, mended letters in partition -1. */
final class Delivery {

    private static final int PARTITIONS = 3;
    private static final int MENDED = -1;
    private static final LocalDate LANDED_DAY = LocalDate.parse("2026-03-23");
    private static final Instant LANDED_AT = Instant.parse("2026-03-23T00:00:00Z");

    /** An arrival at its place in its topic. */
    private record Placed<A>(A arrival, int partition, long offset) {}

    private static final CopyTarget<Placed<CustomerSaid>> CUSTOMERS = target(
            "landing.customer_change",
            CustomerSaid::at,
            text("event_type", placed -> placed.arrival().isDeletion() ? "customer_deleted" : "customer_upserted"),
            text("user_id", placed -> placed.arrival().key()),
            text("country", placed -> unlessDeleted(placed, CustomerSaid::country)),
            text("city", placed -> unlessDeleted(placed, CustomerSaid::city)),
            nullableInteger("age", placed -> unlessDeleted(placed, CustomerSaid::age)),
            text("loyalty_tier", placed -> unlessDeleted(placed, CustomerSaid::tier)),
            textArray("preferences", placed -> unlessDeleted(placed, CustomerSaid::preferences)),
            date("registration_date", placed -> unlessDeleted(placed, CustomerSaid::registrationDate)));

    private static final CopyTarget<Placed<ProductSaid>> PRODUCTS = target(
            "landing.product_change",
            ProductSaid::at,
            text("event_type", placed -> placed.arrival().isDeletion() ? "product_deleted" : "product_upserted"),
            text("product_id", placed -> placed.arrival().key()),
            text("product_name", placed -> unlessDeleted(placed, ProductSaid::name)),
            text("category", placed -> unlessDeleted(placed, ProductSaid::category)),
            numeric("price", placed -> unlessDeleted(placed, said -> BigDecimal.valueOf(said.cents(), 2))),
            nullableBool("is_active", placed -> unlessDeleted(placed, ProductSaid::isActive)),
            nullableInteger("inventory", placed -> unlessDeleted(placed, ProductSaid::inventory)));

    private static final CopyTarget<Placed<Happened>> VIEWS = target(
            "landing.product_view",
            Happened::at,
            uuid("event_id", placed -> Shop.id(placed.arrival().number())),
            text("event_type", placed -> "view"),
            text("user_id", placed -> placed.arrival().userId()),
            text("session_id", placed -> "session"),
            text("country", placed -> placed.arrival().country()),
            text("product_id", placed -> placed.arrival().productIds().getFirst()),
            text("product_name", placed -> placed.arrival().name()),
            text("category", placed -> placed.arrival().category()));

    private static final CopyTarget<Placed<Happened>> CARTS = target(
            "landing.cart_event",
            Happened::at,
            uuid("event_id", placed -> Shop.id(placed.arrival().number())),
            text("event_type", placed -> "add_to_cart"),
            text("user_id", placed -> placed.arrival().userId()),
            text("session_id", placed -> "session"),
            text("country", placed -> placed.arrival().country()),
            text("product_id", placed -> placed.arrival().productIds().getFirst()),
            text("product_name", placed -> placed.arrival().name()),
            text("category", placed -> placed.arrival().category()),
            integer("quantity", placed -> 1));

    private static final CopyTarget<Placed<Happened>> SALES = target(
            "landing.sale",
            Happened::at,
            uuid("transaction_id", placed -> Shop.id(placed.arrival().number())),
            text("user_id", placed -> placed.arrival().userId()),
            text("country", placed -> placed.arrival().country()),
            text("payment_method", placed -> "PayPal"),
            text("currency", placed -> "USD"),
            textArray("product_ids", placed -> placed.arrival().productIds()),
            integerArray("quantities", placed -> each(placed, 1)),
            numericArray("prices", placed -> each(placed, BigDecimal.TEN)),
            numericArray("discounts", placed -> each(placed, BigDecimal.ZERO)),
            numeric("total_amount", placed -> BigDecimal.TEN));

    private final Map<String, Long> nextOffsets = new HashMap<>();

    /** Lands the arrivals behind those that landed before. */
    void deliver(List<Arrival> arrivals) throws SQLException {
        var customers = new ArrayList<Placed<CustomerSaid>>();
        var products = new ArrayList<Placed<ProductSaid>>();
        var views = new ArrayList<Placed<Happened>>();
        var carts = new ArrayList<Placed<Happened>>();
        var sales = new ArrayList<Placed<Happened>>();
        for (var arrival : arrivals) {
            switch (arrival) {
                case CustomerSaid said -> customers.add(place("customers-topic", said, partitionOf(said)));
                case ProductSaid said -> products.add(place("products-topic", said, partitionOf(said)));
                case Happened event -> {
                    var partition = event.number() % PARTITIONS;
                    switch (event.kind()) {
                        case VIEW -> views.add(place("product-views-topic", event, partition));
                        case CART -> carts.add(place("cart-events-topic", event, partition));
                        case SALE -> sales.add(place("transactions-topic", event, partition));
                    }
                }
            }
        }
        try (var realtime = Databases.connection(Database.REALTIME, "migrator")) {
            CUSTOMERS.write(realtime, customers);
            PRODUCTS.write(realtime, products);
            VIEWS.write(realtime, views);
            CARTS.write(realtime, carts);
            SALES.write(realtime, sales);
            savePositions(realtime);
        }
    }

    private <A> Placed<A> place(String topic, A arrival, int partition) {
        var offset = nextOffsets.merge(topic + " " + partition, 1L, Long::sum) - 1;
        return new Placed<>(arrival, partition, offset);
    }

    private static int partitionOf(Said said) {
        return said.isMended() ? MENDED : Math.floorMod(said.key().hashCode(), PARTITIONS);
    }

    private void savePositions(Connection realtime) throws SQLException {
        try (var statement = realtime.prepareStatement("""
                insert into landing.position as p (topic, partition, next_offset, topic_id, log_end, log_end_seen_at)
                values (?, ?, ?, 'test', ?, now())
                on conflict (topic, generation, partition) do update
                    set next_offset = excluded.next_offset, log_end = excluded.log_end, log_end_seen_at = now()
                """)) {
            for (var next : nextOffsets.entrySet()) {
                var place = next.getKey().split(" ");
                statement.setString(1, place[0]);
                statement.setInt(2, Integer.parseInt(place[1]));
                statement.setLong(3, next.getValue());
                statement.setLong(4, next.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @SafeVarargs
    private static <A> CopyTarget<Placed<A>> target(
            String table, Function<A, Instant> at, Column<Placed<A>>... columns) {
        var all = new ArrayList<Column<Placed<A>>>(List.of(
                timestamptz("record_timestamp", placed -> LANDED_AT),
                timestamptz("landed_at", placed -> LANDED_AT),
                date("landed_day", placed -> LANDED_DAY),
                timestamptz("occurred_at", placed -> at.apply(placed.arrival())),
                bigint("content_hash", placed -> placed.arrival().hashCode()),
                smallint("generation", placed -> 1),
                integer("partition", Placed::partition),
                bigint("log_offset", Placed::offset)));
        all.addAll(List.of(columns));
        return CopyTarget.of(table, all);
    }

    private static <A extends Said, T> @Nullable T unlessDeleted(Placed<A> placed, Function<A, T> value) {
        return placed.arrival().isDeletion() ? null : value.apply(placed.arrival());
    }

    private static <T> List<T> each(Placed<Happened> placed, T value) {
        return Collections.nCopies(placed.arrival().productIds().size(), value);
    }
}
