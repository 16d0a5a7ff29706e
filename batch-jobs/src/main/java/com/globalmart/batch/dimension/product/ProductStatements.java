package com.globalmart.batch.dimension.product;

import static com.globalmart.copy.Column.bigint;
import static com.globalmart.copy.Column.bool;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.nullableBool;
import static com.globalmart.copy.Column.nullableInteger;
import static com.globalmart.copy.Column.numeric;
import static com.globalmart.copy.Column.smallint;
import static com.globalmart.copy.Column.text;
import static com.globalmart.copy.Column.timestamptz;
import static com.globalmart.jooq.warehouse.warehouse.Tables.PRODUCT_STATEMENT;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.batch.dimension.Statement;
import com.globalmart.batch.landing.LandedProductChange;
import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.LogPosition;
import com.globalmart.copy.CopyTarget;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Everything that was said about products, kept for ever. */
@Repository
class ProductStatements {

    private record Row(LandedProductChange landed, int loadId) {}

    private static final CopyTarget<Row> TARGET = CopyTarget.of(
            "warehouse.product_statement",
            text("product_id", row -> row.landed().productId()),
            timestamptz("stated_at", row -> row.landed().occurredAt()),
            bigint("log_offset", row -> row.landed().position().offset()),
            integer("partition", row -> row.landed().position().partition()),
            smallint("generation", row -> row.landed().position().generation()),
            bool("is_deletion", row -> row.landed().isDeletion()),
            nullableBool("is_active", row -> row.landed().isActive()),
            integer("load_id", Row::loadId),
            nullableInteger("inventory", row -> row.landed().inventory()),
            text("product_name", row -> row.landed().productName()),
            text("category_group", row -> row.landed().categoryGroup()),
            text("category", row -> row.landed().category()),
            text("brand", row -> row.landed().brand()),
            numeric("price", row -> row.landed().price()),
            numeric("cost", row -> row.landed().cost()),
            text("currency", row -> row.landed().currency()),
            numeric("rating", row -> row.landed().rating()));

    private final DSLContext warehouse;
    private final WarehouseCopy copy;

    ProductStatements(DSLContext warehouse, WarehouseCopy copy) {
        this.warehouse = warehouse;
        this.copy = copy;
    }

    void add(Load load, Collection<LandedProductChange> changes) {
        copy.copy(
                TARGET,
                changes.stream().map(landed -> new Row(landed, load.loadId())).toList());
    }

    List<String> touchedKeys(int loadId, String after, int limit) {
        return warehouse
                .selectDistinct(PRODUCT_STATEMENT.PRODUCT_ID)
                .from(PRODUCT_STATEMENT)
                .where(PRODUCT_STATEMENT.LOAD_ID.eq(loadId))
                .and(PRODUCT_STATEMENT.PRODUCT_ID.gt(after))
                .orderBy(PRODUCT_STATEMENT.PRODUCT_ID)
                .limit(limit)
                .fetch(PRODUCT_STATEMENT.PRODUCT_ID);
    }

    Map<String, List<Statement<ProductProfile, ProductDetails>>> of(Collection<String> productIds) {
        return warehouse
                .selectFrom(PRODUCT_STATEMENT)
                .where(PRODUCT_STATEMENT.PRODUCT_ID.eq(DSL.any(productIds.toArray(String[]::new))))
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.getProductId(),
                        Collectors.mapping(ProductStatements::toStatement, Collectors.toList())));
    }

    private static Statement<ProductProfile, ProductDetails> toStatement(Record row) {
        var position = new LogPosition(
                row.get(PRODUCT_STATEMENT.GENERATION),
                row.get(PRODUCT_STATEMENT.PARTITION),
                row.get(PRODUCT_STATEMENT.LOG_OFFSET));
        var profile = row.get(PRODUCT_STATEMENT.IS_DELETION)
                ? null
                : new Statement.Profile<>(
                        new ProductProfile(
                                row.get(PRODUCT_STATEMENT.PRODUCT_NAME),
                                row.get(PRODUCT_STATEMENT.CATEGORY_GROUP),
                                row.get(PRODUCT_STATEMENT.CATEGORY),
                                row.get(PRODUCT_STATEMENT.BRAND),
                                row.get(PRODUCT_STATEMENT.PRICE),
                                row.get(PRODUCT_STATEMENT.COST),
                                row.get(PRODUCT_STATEMENT.CURRENCY),
                                row.get(PRODUCT_STATEMENT.IS_ACTIVE)),
                        new ProductDetails(row.get(PRODUCT_STATEMENT.INVENTORY), row.get(PRODUCT_STATEMENT.RATING)));
        return new Statement<>(row.get(PRODUCT_STATEMENT.STATED_AT), position, profile);
    }
}
