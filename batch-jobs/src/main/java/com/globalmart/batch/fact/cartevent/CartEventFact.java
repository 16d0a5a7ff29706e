package com.globalmart.batch.fact.cartevent;

import static com.globalmart.batch.dimension.customer.CustomerDimension.CUSTOMERS;
import static com.globalmart.batch.dimension.product.ProductDimension.PRODUCTS;
import static com.globalmart.copy.Column.bigint;
import static com.globalmart.copy.Column.date;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.nullableInteger;
import static com.globalmart.copy.Column.numeric;
import static com.globalmart.copy.Column.smallint;
import static com.globalmart.copy.Column.text;
import static com.globalmart.copy.Column.timestamptz;
import static com.globalmart.copy.Column.uuid;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.batch.dimension.Dimension;
import com.globalmart.batch.dimension.KeyCache;
import com.globalmart.batch.fact.EventIdentities;
import com.globalmart.batch.fact.EventTypes;
import com.globalmart.batch.fact.FactIdentity;
import com.globalmart.batch.fact.FactTable;
import com.globalmart.batch.fact.IdentityHolder;
import com.globalmart.batch.fact.Sessions;
import com.globalmart.batch.landing.LandedCartEvent;
import com.globalmart.batch.load.Load;
import com.globalmart.copy.CopyTarget;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Repository;

/** The cart event fact: one row a cart event; values stay in their own currency. */
@Repository
class CartEventFact implements FactTable<CartEvent> {

    private static final String TABLE = "warehouse.fact_cart_events";

    private record Row(CartEvent event, int loadId, int customerKey, int productKey, int sessionKey) {

        LandedCartEvent landed() {
            return event.landed();
        }
    }

    private static final CopyTarget<Row> ROWS = CopyTarget.of(
            TABLE,
            timestamptz("occurred_at", row -> row.landed().occurredAt()),
            bigint("content_hash", row -> row.landed().envelope().contentHash()),
            bigint("log_offset", row -> row.landed().position().offset()),
            uuid("event_id", row -> row.landed().eventId()),
            date("event_day", row -> row.event().eventDay()),
            integer("customer_key", Row::customerKey),
            integer("product_key", Row::productKey),
            integer("session_key", Row::sessionKey),
            integer("load_id", Row::loadId),
            nullableInteger("quantity", row -> row.event().quantity()),
            nullableInteger("old_quantity", row -> row.landed().oldQuantity()),
            nullableInteger("new_quantity", row -> row.landed().newQuantity()),
            nullableInteger("cart_size", row -> row.landed().cartSize()),
            smallint("event_type_key", row -> EventTypes.key(row.landed().eventType())),
            smallint("geography_key", row -> row.event().geographyKey()),
            smallint("partition", row -> row.landed().position().partition()),
            smallint("generation", row -> row.landed().position().generation()),
            text("currency", row -> row.event().currency()),
            numeric("cart_value", row -> row.event().cartValue()));

    private final WarehouseCopy copy;
    private final KeyCache keys;
    private final Sessions sessions;
    private final EventIdentities identities;

    CartEventFact(WarehouseCopy copy, KeyCache keys, Sessions sessions, EventIdentities identities) {
        this.copy = copy;
        this.keys = keys;
        this.sessions = sessions;
        this.identities = identities;
    }

    @Override
    public String name() {
        return TABLE;
    }

    @Override
    public Map<FactIdentity, IdentityHolder> earlierHolders(
            Load load, Collection<CartEvent> events, Set<LocalDate> days) {
        return identities.earlierHolders(TABLE, load, events, days);
    }

    @Override
    public void load(Load load, List<CartEvent> events) {
        var customerKeys = keys.keysAt(
                CUSTOMERS,
                events,
                event -> event.landed().userId(),
                event -> event.landed().occurredAt());
        var productKeys = keys.keysAt(
                PRODUCTS, events, CartEvent::productId, event -> event.landed().occurredAt());
        var sessionKeys = sessions.keys(events, event -> event.landed().sessionId());
        var rows = new ArrayList<Row>(events.size());
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            rows.add(new Row(
                    event,
                    load.loadId(),
                    customerKeys[i],
                    event.isAboutAProduct() ? productKeys[i] : Dimension.NOT_APPLICABLE,
                    Objects.requireNonNull(sessionKeys.get(i))));
        }
        copy.copy(ROWS, rows);
    }
}
