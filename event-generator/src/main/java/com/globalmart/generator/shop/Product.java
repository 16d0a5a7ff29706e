package com.globalmart.generator.shop;

import java.math.BigDecimal;

/**
 * A catalogue entry at one moment.
 *
 * @param productId for example {@code PROD_00000042}
 * @param price list price in the currency, with its decimals, above 0
 * @param cost what the shop pays, in the currency, with its decimals, below the price or its smallest coin
 * @param inventory units in stock, at least 0
 * @param rating of customers, 1.0 to 5.0
 * @param active whether it can be bought
 */
public record Product(
        String productId,
        String name,
        Category category,
        String brand,
        BigDecimal price,
        BigDecimal cost,
        Currency currency,
        int inventory,
        BigDecimal rating,
        boolean active) {}
