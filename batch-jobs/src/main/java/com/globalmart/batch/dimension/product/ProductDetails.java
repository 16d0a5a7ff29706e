package com.globalmart.batch.dimension.product;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The overwritten attributes of a product: the latest, on all versions. */
public record ProductDetails(
        @Nullable Integer inventory, @Nullable BigDecimal rating) {}
