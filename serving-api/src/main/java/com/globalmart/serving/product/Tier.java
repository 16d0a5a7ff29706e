package com.globalmart.serving.product;

import com.globalmart.serving.parameter.Written;

/** Into which part of all products one falls by its score. */
enum Tier implements Written {
    TOP_SELLER("Top Seller"),
    HIGH_PERFORMER("High Performer"),
    MODERATE("Moderate"),
    LOW_PERFORMER("Low Performer");

    private final String title;

    Tier(String title) {
        this.title = title;
    }

    /** As {@code bi.product_performance.performance_tier} has it. */
    String title() {
        return title;
    }
}
