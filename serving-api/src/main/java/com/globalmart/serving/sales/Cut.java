package com.globalmart.serving.sales;

import java.util.Locale;

/** By what sales are cut, as {@code bi.daily_sales.dimension} has it. */
enum Cut {
    TOTAL,
    COUNTRY,
    CATEGORY,
    PAYMENT_METHOD;

    /** The one member of {@link #TOTAL}. */
    static final String ALL = "ALL";

    String dimension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
