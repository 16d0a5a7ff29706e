package com.globalmart.batch.dimension.product;

import static com.globalmart.batch.dimension.Attribute.bool;
import static com.globalmart.batch.dimension.Attribute.integer;
import static com.globalmart.batch.dimension.Attribute.numeric;
import static com.globalmart.batch.dimension.Attribute.text;

import com.globalmart.batch.dimension.Dimension;
import com.globalmart.batch.dimension.Sighting;
import com.globalmart.batch.landing.LandedProductChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The product dimension: the one place that says what is kept of products, and what of it makes a new version. */
public final class ProductDimension {

    public static final Dimension<LandedProductChange> PRODUCTS = new Dimension<>(
            "product",
            "product_id",
            List.of(
                    text("product_name", LandedProductChange::productName).toldByEvents(),
                    text("category_group", LandedProductChange::categoryGroup),
                    text("category", LandedProductChange::category).toldByEvents(),
                    text("brand", LandedProductChange::brand),
                    numeric("price", LandedProductChange::price),
                    numeric("cost", LandedProductChange::cost),
                    text("currency", LandedProductChange::currency),
                    bool("is_active", LandedProductChange::isActive)),
            List.of(
                    integer("inventory", LandedProductChange::inventory),
                    numeric("rating", LandedProductChange::rating)));

    private ProductDimension() {}

    /** An event that names a product, and what it tells of it, if anything. */
    public static Sighting sighting(
            String productId, Instant at, @Nullable String productName, @Nullable String category) {
        var isTelling = productName != null || category != null;
        return new Sighting(productId, at, isTelling ? PRODUCTS.told(productName, category) : null);
    }
}
