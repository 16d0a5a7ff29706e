package com.globalmart.batch.analytics;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A product among all with an order or a view.
 *
 * @param score see {@link ProductScore}
 * @param revenueRank from 1 by revenue; equals share a rank, and none is left out behind them
 * @param categoryRank the same within the category
 * @param tier by the share of the other products with a lower score
 */
record RankedProduct(ProductActivity activity, BigDecimal score, int revenueRank, int categoryRank, String tier) {

    /** Ranks the products of a date; they come back in the order given. */
    static List<RankedProduct> rank(List<ProductActivity> products) {
        var score = new ProductScore(products);
        var scores = products.stream().map(score::of).toList();
        var lower = countLower(scores);
        var ranks = revenueRanks(products);
        var categoryRanks = new HashMap<String, Map<Long, Integer>>();
        products.stream()
                .collect(groupingBy(ProductActivity::category))
                .forEach((category, members) -> categoryRanks.put(category, revenueRanks(members)));
        var scored = scores.iterator();
        return products.stream()
                .map(product -> {
                    var own = scored.next();
                    return new RankedProduct(
                            product,
                            own,
                            ranks.getOrDefault(product.revenue(), 0),
                            categoryRanks
                                    .getOrDefault(product.category(), Map.of())
                                    .getOrDefault(product.revenue(), 0),
                            tier(lower.getOrDefault(own, 0), products.size() - 1));
                })
                .toList();
    }

    private static Map<Long, Integer> revenueRanks(Collection<ProductActivity> products) {
        var ranks = new HashMap<Long, Integer>();
        products.stream()
                .map(ProductActivity::revenue)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .forEach(revenue -> ranks.put(revenue, ranks.size() + 1));
        return ranks;
    }

    /** How many scores are lower, by score. */
    private static Map<BigDecimal, Integer> countLower(List<BigDecimal> scores) {
        var lower = new HashMap<BigDecimal, Integer>();
        var sorted = scores.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            lower.putIfAbsent(sorted.get(i), i);
        }
        return lower;
    }

    /**
     * The tier from SQL's {@code percent_rank}, lower / others: 80 %, 60 % and 40 % begin one.
     *
     * @param lower how many of the others have a lower score
     */
    private static String tier(int lower, int others) {
        if (others == 0) {
            return "Low Performer";
        }
        long fifths = 5L * lower / others;
        return fifths >= 4 ? "Top Seller" : fifths >= 3 ? "High Performer" : fifths >= 2 ? "Moderate" : "Low Performer";
    }
}
