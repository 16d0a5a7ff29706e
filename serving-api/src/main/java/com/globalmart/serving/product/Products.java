package com.globalmart.serving.product;

import static com.globalmart.jooq.warehouse.bi.Tables.CURRENT_PRODUCTS;
import static com.globalmart.jooq.warehouse.bi.Tables.PRODUCTS;
import static org.jooq.Records.mapping;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The views {@code bi.current_products} and {@code bi.products}. */
@Repository
class Products {

    Optional<Product> find(DSLContext bi, String productId) {
        return bi.selectFrom(CURRENT_PRODUCTS)
                .where(CURRENT_PRODUCTS.PRODUCT_ID.eq(productId))
                .fetchOptional(now -> new Product(
                        now.getProductId(),
                        now.getProductName(),
                        now.getCategoryGroup(),
                        now.getCategory(),
                        now.getBrand(),
                        now.getPrice(),
                        now.getCurrency(),
                        now.getIsActive(),
                        now.getInventory(),
                        now.getRating(),
                        now.getIsInferred(),
                        now.getIsDeleted(),
                        versions(bi, productId)));
    }

    private static List<Product.ProductVersion> versions(DSLContext bi, String productId) {
        return bi.select(
                        PRODUCTS.VALID_FROM_UTC.convertFrom(Products::utc),
                        PRODUCTS.VALID_TO_UTC.convertFrom(Products::utc),
                        PRODUCTS.PRODUCT_NAME,
                        PRODUCTS.CATEGORY,
                        PRODUCTS.BRAND,
                        PRODUCTS.PRICE,
                        PRODUCTS.CURRENCY,
                        PRODUCTS.IS_ACTIVE)
                .from(PRODUCTS)
                .where(PRODUCTS.PRODUCT_ID.eq(productId), PRODUCTS.PRODUCT_KEY.gt(0)) // by its index
                .orderBy(PRODUCTS.VALID_FROM_UTC)
                .fetch(mapping(Product.ProductVersion::new));
    }

    private static Instant utc(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }
}
