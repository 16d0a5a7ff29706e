package com.globalmart.generator.shop;

import java.util.SplittableRandom;

/**
 * Ranks after Zipf: rank k is drawn in proportion to {@code 1 / k^exponent}, in constant time and without a table
 * (rejection-inversion after Hörmann and Derflinger). Strict arithmetic, so that a seed means the same everywhere.
 */
final class Zipf {

    private final int ranks;
    private final double exponent;
    private final double areaBeforeFirst;
    private final double areaToLast;
    private final double acceptWithin;

    /**
     * @param ranks how many there are, at least 1
     * @param exponent how skewed, between 0 and 1, both excluded
     */
    Zipf(int ranks, double exponent) {
        if (ranks < 1) {
            throw new IllegalArgumentException("ranks are %d, expected at least 1".formatted(ranks));
        }
        if (!(exponent > 0 && exponent < 1)) {
            throw new IllegalArgumentException("exponent is %s, expected between 0 and 1".formatted(exponent));
        }
        this.ranks = ranks;
        this.exponent = exponent;
        this.areaBeforeFirst = area(1.5) - 1;
        this.areaToLast = area(ranks + 0.5);
        this.acceptWithin = 2 - inverseArea(area(2.5) - height(2));
    }

    /** A rank between 1, the most frequent, and the number of ranks. */
    int draw(SplittableRandom dice) {
        while (true) {
            double area = areaToLast + dice.nextDouble() * (areaBeforeFirst - areaToLast);
            double x = inverseArea(area);
            int rank = Math.clamp((long) (x + 0.5), 1, ranks);
            if (rank - x <= acceptWithin || area >= area(rank + 0.5) - height(rank)) {
                return rank;
            }
        }
    }

    private double height(double x) {
        return StrictMath.pow(x, -exponent);
    }

    /** The integral of the height from 1 to x. */
    private double area(double x) {
        return (StrictMath.pow(x, 1 - exponent) - 1) / (1 - exponent);
    }

    private double inverseArea(double area) {
        return StrictMath.pow(1 + area * (1 - exponent), 1 / (1 - exponent));
    }
}
