package com.globalmart.batch.fact.sales;

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
import static com.globalmart.jooq.warehouse.quality.Tables.FINDING;
import static com.globalmart.jooq.warehouse.warehouse.Tables.TRANSACTION_IDENTITY;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.batch.dimension.KeyCache;
import com.globalmart.batch.fact.FactIdentity;
import com.globalmart.batch.fact.FactTable;
import com.globalmart.batch.fact.IdentityHolder;
import com.globalmart.batch.fact.Sessions;
import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.LogPosition;
import com.globalmart.batch.load.Topic;
import com.globalmart.copy.CopyTarget;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The sales fact: one row a line; the identity of a transaction stands once beside it. */
@Repository
class SalesFact implements FactTable<Sale> {

    private record Row(
            Sale sale,
            SaleLine line,
            int loadId,
            int customerKey,
            int productKey,
            @Nullable Integer sessionKey) {}

    /** A line without its keys. */
    private record Line(Sale sale, SaleLine line) {

        Instant occurredAt() {
            return sale.landed().occurredAt();
        }
    }

    private static final String TABLE = "warehouse.fact_sales";

    private record Identity(Sale sale, int loadId) {}

    private static final CopyTarget<Row> LINES = CopyTarget.of(
            TABLE,
            timestamptz("occurred_at", row -> row.sale().landed().occurredAt()),
            uuid("transaction_id", row -> row.sale().id()),
            date("event_day", row -> row.sale().eventDay()),
            integer("customer_key", Row::customerKey),
            integer("product_key", Row::productKey),
            nullableInteger("session_key", Row::sessionKey),
            integer("load_id", Row::loadId),
            integer("quantity", row -> row.line().quantity()),
            smallint("line_number", row -> row.line().lineNumber()),
            smallint("geography_key", row -> row.sale().geographyKey()),
            smallint("payment_method_key", row -> row.sale().paymentMethodKey()),
            text("currency", row -> row.sale().currency()),
            numeric("unit_price", row -> row.line().unitPrice()),
            numeric("discount_amount", row -> row.line().discount()),
            numeric("net_amount", row -> row.line().netAmount()),
            numeric("exchange_rate", row -> row.sale().exchangeRate()),
            numeric("reporting_amount", row -> row.line().reportingAmount()));

    private static final CopyTarget<Identity> IDENTITIES = CopyTarget.of(
            "warehouse.transaction_identity",
            uuid("transaction_id", row -> row.sale().id()),
            bigint("content_hash", row -> row.sale().landed().envelope().contentHash()),
            bigint("log_offset", row -> row.sale().landed().position().offset()),
            integer("load_id", Identity::loadId),
            date("event_day", row -> row.sale().eventDay()),
            integer("partition", row -> row.sale().landed().position().partition()),
            smallint("generation", row -> row.sale().landed().position().generation()));

    private final DSLContext warehouse;
    private final WarehouseCopy copy;
    private final KeyCache keys;
    private final Sessions sessions;

    SalesFact(DSLContext warehouse, WarehouseCopy copy, KeyCache keys, Sessions sessions) {
        this.warehouse = warehouse;
        this.copy = copy;
        this.keys = keys;
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return TABLE;
    }

    /** A transaction is itself on every day, so all identities are asked, by index. */
    @Override
    public Map<FactIdentity, IdentityHolder> earlierHolders(Load load, Collection<Sale> sales, Set<LocalDate> days) {
        var holders = new HashMap<FactIdentity, IdentityHolder>();
        if (days.isEmpty()) {
            return holders; // no load before this one
        }
        warehouse
                .selectFrom(TRANSACTION_IDENTITY)
                .where(TRANSACTION_IDENTITY.TRANSACTION_ID.eq(
                        DSL.any(sales.stream().map(Sale::id).toArray(UUID[]::new))))
                .and(TRANSACTION_IDENTITY.LOAD_ID.lt(load.loadId()))
                .forEach(row -> holders.put(
                        new FactIdentity(row.getTransactionId(), null),
                        new IdentityHolder(
                                new LogPosition(row.getGeneration(), row.getPartition(), row.getLogOffset()),
                                row.getContentHash())));
        return holders;
    }

    @Override
    public void load(Load load, List<Sale> sales) {
        var identities = new ArrayList<Identity>(sales.size());
        var lines = new ArrayList<Line>();
        for (var sale : sales) {
            identities.add(new Identity(sale, load.loadId()));
            sale.lines().forEach(line -> lines.add(new Line(sale, line)));
        }
        identities.sort(Comparator.comparing(identity -> identity.sale().id())); // neighbours in the index together
        copy.copy(IDENTITIES, identities);
        copy.copy(LINES, rows(load, lines));
        noteMismatches(load, sales);
    }

    private List<Row> rows(Load load, List<Line> lines) {
        var customerKeys =
                keys.keysAt(CUSTOMERS, lines, line -> line.sale().landed().userId(), Line::occurredAt);
        var productKeys = keys.keysAt(PRODUCTS, lines, line -> line.line().productId(), Line::occurredAt);
        var sessionKeys = sessions.keys(lines, line -> line.sale().landed().sessionId());
        var rows = new ArrayList<Row>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            rows.add(new Row(
                    line.sale(), line.line(), load.loadId(), customerKeys[i], productKeys[i], sessionKeys.get(i)));
        }
        return rows;
    }

    private void noteMismatches(Load load, List<Sale> sales) {
        for (var sale : sales) {
            if (sale.totalMismatch()) {
                var position = sale.landed().position();
                warehouse
                        .insertInto(FINDING)
                        .set(FINDING.TOPIC, Topic.SALES.topicName())
                        .set(FINDING.GENERATION, position.generation())
                        .set(FINDING.PARTITION, position.partition())
                        .set(FINDING.LOG_OFFSET, position.offset())
                        .set(FINDING.KIND, "TOTAL_MISMATCH")
                        .set(FINDING.LOAD_ID, load.loadId())
                        .set(FINDING.IDENTITY, sale.id())
                        .set(
                                FINDING.DETAIL,
                                "total_amount is %s, the lines sum to %s"
                                        .formatted(sale.landed().totalAmount(), sale.amount()))
                        .execute();
            }
        }
    }
}
