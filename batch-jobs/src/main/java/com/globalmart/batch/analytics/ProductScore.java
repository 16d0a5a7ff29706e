package com.globalmart.batch.analytics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

/**
 * How well a product does beside the best of the date: 40 revenue + 30 conversion + 20 units + 10 views, each as a share of the
 * largest, rounded half-even to 4 decimals. A measure that is zero for all counts as zero, and so does a conversion without views.
 */
final class ProductScore {

    private enum Measure {
        REVENUE(40, product -> BigDecimal.valueOf(product.revenue())),
        CONVERSION(30, product -> {
            var conversion = product.conversion();
            return conversion == null ? BigDecimal.ZERO : conversion;
        }),
        UNITS(20, product -> BigDecimal.valueOf(product.units())),
        VIEWS(10, product -> BigDecimal.valueOf(product.views()));

        private final BigDecimal weight;
        private final Function<ProductActivity, BigDecimal> value;

        Measure(int weight, Function<ProductActivity, BigDecimal> value) {
            this.weight = BigDecimal.valueOf(weight);
            this.value = value;
        }
    }

    private static final List<Measure> MEASURES = List.of(Measure.values());
    private static final int SCALE = 4;

    private final List<BigDecimal> most; // by measure

    ProductScore(List<ProductActivity> products) {
        most = MEASURES.stream()
                .map(measure -> products.stream().map(measure.value).reduce(BigDecimal.ZERO, BigDecimal::max))
                .toList();
    }

    /** 0 to 100. */
    BigDecimal of(ProductActivity product) {
        return MEASURES.stream()
                .map(measure -> share(measure, product))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(SCALE, RoundingMode.HALF_EVEN);
    }

    private BigDecimal share(Measure measure, ProductActivity product) {
        var largest = most.get(measure.ordinal());
        return largest.signum() == 0
                ? BigDecimal.ZERO
                : measure.value.apply(product).multiply(measure.weight).divide(largest, MathContext.DECIMAL128);
    }
}
