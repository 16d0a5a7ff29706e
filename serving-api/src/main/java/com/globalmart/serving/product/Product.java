package com.globalmart.serving.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as last known, with what it was before.
 *
 * @param productId the shop's identifier
 * @param productName null where not known
 * @param categoryGroup for example Electronics; null where not known
 * @param category for example Laptops; null where not known
 * @param brand null where not known
 * @param price list price of one unit, in the currency of the same product; null where not known
 * @param currency ISO 4217; null where not stated: then the reporting currency
 * @param isActive whether it is sold; null where not known
 * @param inventory units in stock; null where not known
 * @param rating by customers, on the shop's scale; null where not known
 * @param isInferred whether events named it and the catalogue did not
 * @param isDeleted whether the shop deleted it: then this is what it was before
 * @param versions the first one first
 */
record Product(
        String productId,
        @Nullable String productName,
        @Nullable String categoryGroup,
        @Nullable String category,
        @Nullable String brand,
        @Nullable BigDecimal price,
        @Nullable String currency,
        @Nullable Boolean isActive,
        @Nullable Integer inventory,
        @Nullable BigDecimal rating,
        boolean isInferred,
        boolean isDeleted,
        List<ProductVersion> versions) {

    /**
     * What it was from one instant to another.
     *
     * @param validFrom 1900-01-01 where it holds since ever
     * @param validTo first instant after it; 9999-12-31 while it is open
     * @param productName null where not known
     * @param category null where not known
     * @param brand null where not known
     * @param price list price of one unit; null where not known
     * @param currency of the price, ISO 4217; null where not stated
     * @param isActive whether it was sold; null where not known
     */
    record ProductVersion(
            Instant validFrom,
            Instant validTo,
            @Nullable String productName,
            @Nullable String category,
            @Nullable String brand,
            @Nullable BigDecimal price,
            @Nullable String currency,
            @Nullable Boolean isActive) {}
}
