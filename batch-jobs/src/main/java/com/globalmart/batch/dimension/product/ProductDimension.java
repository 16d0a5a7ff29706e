package com.globalmart.batch.dimension.product;

import static com.globalmart.copy.Column.bool;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.nullableBool;
import static com.globalmart.copy.Column.nullableInteger;
import static com.globalmart.copy.Column.numeric;
import static com.globalmart.copy.Column.text;
import static com.globalmart.copy.Column.timestamptz;
import static com.globalmart.jooq.warehouse.staging.Tables.EFFECTIVE_PRODUCTS;
import static com.globalmart.jooq.warehouse.staging.Tables.PRODUCT_VERSION;
import static com.globalmart.jooq.warehouse.warehouse.Tables.DIM_PRODUCTS;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.batch.dimension.DimensionTable;
import com.globalmart.batch.dimension.KeyLookup;
import com.globalmart.batch.dimension.Statement;
import com.globalmart.batch.dimension.Version;
import com.globalmart.batch.dimension.VersionChange;
import com.globalmart.copy.CopyTarget;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The product dimension, type 2: a changed attribute closes one version and opens the next, at the time of the change. */
@Repository
public class ProductDimension implements DimensionTable<ProductProfile, ProductDetails> {

    private static final CopyTarget<VersionChange<ProductProfile, ProductDetails>> STAGING = CopyTarget.of(
            "staging.product_version",
            timestamptz("valid_from", change -> change.version().from()),
            timestamptz("valid_to", change -> change.version().to()),
            integer("product_key", change -> change.version().key()),
            nullableInteger(
                    "inventory", change -> change.version().overwritten().inventory()),
            bool("is_inferred", change -> change.version().isInferred()),
            nullableBool("is_active", change -> change.version().tracked().isActive()),
            text("change", change -> change.kind().name()),
            text("product_id", change -> change.version().naturalKey()),
            text("product_name", change -> change.version().tracked().productName()),
            text("category_group", change -> change.version().tracked().categoryGroup()),
            text("category", change -> change.version().tracked().category()),
            text("brand", change -> change.version().tracked().brand()),
            numeric("price", change -> change.version().tracked().price()),
            numeric("cost", change -> change.version().tracked().cost()),
            text("currency", change -> change.version().tracked().currency()),
            numeric("rating", change -> change.version().overwritten().rating()));

    private final DSLContext warehouse;
    private final WarehouseCopy copy;
    private final ProductStatements statements;

    ProductDimension(DSLContext warehouse, WarehouseCopy copy, ProductStatements statements) {
        this.warehouse = warehouse;
        this.copy = copy;
        this.statements = statements;
    }

    @Override
    public String name() {
        return "product";
    }

    @Override
    public List<String> touchedKeys(int loadId, String after, int limit) {
        return statements.touchedKeys(loadId, after, limit);
    }

    @Override
    public Map<String, List<Statement<ProductProfile, ProductDetails>>> statements(Collection<String> productIds) {
        return statements.of(productIds);
    }

    @Override
    public Map<String, List<Version<ProductProfile, ProductDetails>>> versions(Collection<String> productIds) {
        return versionsIn(DIM_PRODUCTS, productIds);
    }

    @Override
    public Map<String, List<Version<ProductProfile, ProductDetails>>> effectiveVersions(Collection<String> productIds) {
        return versionsIn(EFFECTIVE_PRODUCTS, productIds);
    }

    /** Both tables have the same columns under the same names. */
    private Map<String, List<Version<ProductProfile, ProductDetails>>> versionsIn(
            TableLike<?> table, Collection<String> productIds) {
        return warehouse
                .select()
                .from(table)
                .where(DSL.field(DSL.name("product_id"), String.class).eq(DSL.any(productIds.toArray(String[]::new))))
                .and(DSL.field(DSL.name("product_key"), Integer.class)
                        .gt(DSL.inline(KeyLookup.UNKNOWN))) // inline: the index is partial
                .orderBy(DSL.field(DSL.name("valid_from")))
                .stream()
                .map(ProductDimension::toVersion)
                .collect(Collectors.groupingBy(Version::naturalKey));
    }

    @Override
    public List<Integer> newKeys(int count) {
        return warehouse.fetchValues(DSL.select(DSL.field(
                        "nextval(pg_get_serial_sequence('warehouse.dim_products', 'product_key'))::integer",
                        Integer.class))
                .from(DSL.generateSeries(1, count)));
    }

    @Override
    public void stage(
            Collection<String> productIds, Collection<VersionChange<ProductProfile, ProductDetails>> changes) {
        warehouse
                .deleteFrom(PRODUCT_VERSION)
                .where(PRODUCT_VERSION.PRODUCT_ID.eq(DSL.any(productIds.toArray(String[]::new))))
                .execute();
        copy.copy(STAGING, changes);
    }

    @Override
    public void stageMore(Collection<VersionChange<ProductProfile, ProductDetails>> changes) {
        copy.copy(STAGING, changes);
    }

    @Override
    public ProductProfile inferredProfile(ProductProfile tracked) {
        return ProductProfile.named(tracked.productName(), tracked.category());
    }

    @Override
    public ProductDetails nothingOverwritten() {
        return new ProductDetails(null, null);
    }

    /** Applies what is staged to the published dimension. */
    public int publish() {
        int changed = warehouse.execute("""
                delete from warehouse.dim_products d using staging.product_version s
                where s.product_key = d.product_key and s.change = 'DELETE'
                """);
        // closed versions first: at no moment has a product two current ones
        for (var current : List.of("<", "=")) {
            changed += warehouse.execute("""
                    update warehouse.dim_products d
                    set valid_from = s.valid_from, valid_to = s.valid_to, is_inferred = s.is_inferred,
                        product_name = s.product_name, category_group = s.category_group, category = s.category,
                        brand = s.brand, price = s.price, cost = s.cost, currency = s.currency, is_active = s.is_active,
                        inventory = s.inventory, rating = s.rating
                    from staging.product_version s
                    where s.product_key = d.product_key and s.change = 'UPDATE'
                      and s.valid_to %s '9999-12-31T00:00Z'::timestamptz
                    """.formatted(current));
        }
        changed += warehouse.execute("""
                insert into warehouse.dim_products (product_key, product_id, product_name, category_group, category, brand,
                    price, cost, currency, is_active, inventory, rating, is_inferred, valid_from, valid_to)
                select product_key, product_id, product_name, category_group, category, brand,
                    price, cost, currency, is_active, inventory, rating, is_inferred, valid_from, valid_to
                from staging.product_version
                where change = 'INSERT'
                """);
        return changed;
    }

    private static Version<ProductProfile, ProductDetails> toVersion(Record row) {
        return new Version<>(
                row.get(DIM_PRODUCTS.PRODUCT_KEY.getName(), Integer.class),
                row.get(DIM_PRODUCTS.PRODUCT_ID.getName(), String.class),
                row.get(DIM_PRODUCTS.VALID_FROM.getName(), Instant.class),
                row.get(DIM_PRODUCTS.VALID_TO.getName(), Instant.class),
                row.get(DIM_PRODUCTS.IS_INFERRED.getName(), Boolean.class),
                new ProductProfile(
                        row.get(DIM_PRODUCTS.PRODUCT_NAME.getName(), String.class),
                        row.get(DIM_PRODUCTS.CATEGORY_GROUP.getName(), String.class),
                        row.get(DIM_PRODUCTS.CATEGORY.getName(), String.class),
                        row.get(DIM_PRODUCTS.BRAND.getName(), String.class),
                        row.get(DIM_PRODUCTS.PRICE.getName(), BigDecimal.class),
                        row.get(DIM_PRODUCTS.COST.getName(), BigDecimal.class),
                        row.get(DIM_PRODUCTS.CURRENCY.getName(), String.class),
                        row.get(DIM_PRODUCTS.IS_ACTIVE.getName(), Boolean.class)),
                new ProductDetails(
                        row.get(DIM_PRODUCTS.INVENTORY.getName(), Integer.class),
                        row.get(DIM_PRODUCTS.RATING.getName(), BigDecimal.class)));
    }
}
