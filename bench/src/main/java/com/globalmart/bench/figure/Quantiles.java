package com.globalmart.bench.figure;

import java.util.Arrays;

/**
 * How long most took, nearly all, and the slowest.
 *
 * @param p50 median, in the unit of what was measured
 * @param p95 95th percentile, the smallest value that at least 95 % do not exceed
 * @param max the largest
 */
public record Quantiles(double p50, double p95, double max) {

    /** @param values at least one, in any order */
    public static Quantiles of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
