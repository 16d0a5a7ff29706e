package com.globalmart.batch.fact.productview;

import static com.globalmart.batch.dimension.customer.CustomerDimension.CUSTOMERS;
import static com.globalmart.batch.dimension.product.ProductDimension.PRODUCTS;
import static com.globalmart.copy.Column.bigint;
import static com.globalmart.copy.Column.date;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.nullableInteger;
import static com.globalmart.copy.Column.numeric;
import static com.globalmart.copy.Column.smallint;
import static com.globalmart.copy.Column.text;
import static com.globalmart.copy.Column.textArray;
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
import com.globalmart.batch.landing.LandedProductView;
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

/** The product view fact: one row a view, search, filter or comparison. */
@Repository
class ProductViewFact implements FactTable<ProductView> {

    private static final String TABLE = "warehouse.fact_product_views";

    private record Row(ProductView view, int loadId, int customerKey, int productKey, int sessionKey) {

        LandedProductView landed() {
            return view.landed();
        }
    }

    private static final CopyTarget<Row> ROWS = CopyTarget.of(
            TABLE,
            timestamptz("occurred_at", row -> row.landed().occurredAt()),
            bigint("content_hash", row -> row.landed().envelope().contentHash()),
            bigint("log_offset", row -> row.landed().position().offset()),
            uuid("event_id", row -> row.landed().eventId()),
            date("event_day", row -> row.view().eventDay()),
            integer("customer_key", Row::customerKey),
            integer("product_key", Row::productKey),
            integer("session_key", Row::sessionKey),
            integer("load_id", Row::loadId),
            nullableInteger("view_duration", row -> row.landed().viewDuration()),
            nullableInteger("results_count", row -> row.landed().resultsCount()),
            smallint("event_type_key", row -> EventTypes.key(row.landed().eventType())),
            smallint("geography_key", row -> row.view().geographyKey()),
            smallint("partition", row -> row.landed().position().partition()),
            smallint("generation", row -> row.landed().position().generation()),
            text("search_query", row -> row.landed().searchQuery()),
            text("filter_category", row -> row.landed().filterCategory()),
            numeric("min_price", row -> row.landed().minPrice()),
            numeric("max_price", row -> row.landed().maxPrice()),
            textArray(
                    "compared_product_ids",
                    row -> row.landed().comparedProductIds().isEmpty()
                            ? null
                            : row.landed().comparedProductIds()));

    private final WarehouseCopy copy;
    private final KeyCache keys;
    private final Sessions sessions;
    private final EventIdentities identities;

    ProductViewFact(WarehouseCopy copy, KeyCache keys, Sessions sessions, EventIdentities identities) {
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
            Load load, Collection<ProductView> views, Set<LocalDate> days) {
        return identities.earlierHolders(TABLE, load, views, days);
    }

    @Override
    public void load(Load load, List<ProductView> views) {
        var customerKeys = keys.keysAt(
                CUSTOMERS,
                views,
                view -> view.landed().userId(),
                view -> view.landed().occurredAt());
        var productKeys = keys.keysAt(
                PRODUCTS, views, ProductView::productId, view -> view.landed().occurredAt());
        var sessionKeys = sessions.keys(views, view -> view.landed().sessionId());
        var rows = new ArrayList<Row>(views.size());
        for (int i = 0; i < views.size(); i++) {
            var view = views.get(i);
            rows.add(new Row(
                    view,
                    load.loadId(),
                    customerKeys[i],
                    view.isAboutAProduct() ? productKeys[i] : Dimension.NOT_APPLICABLE,
                    Objects.requireNonNull(sessionKeys.get(i))));
        }
        copy.copy(ROWS, rows);
    }
}
