package com.globalmart.batch.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Scores by fixed values: the highest score whose threshold a measure meets, otherwise 1. */
final class Thresholds implements Scores {

    private static final int LOWEST = 1;

    /** @param threshold days at most, orders at least, revenue at least */
    record Threshold(Measure measure, int score, BigDecimal threshold) {}

    /** @param least the measure that is just enough */
    private record Least(int score, long least) {}

    private final List<List<Least>> scores; // by the measure's ordinal, the highest first

    Thresholds(List<Threshold> thresholds) {
        scores = Arrays.stream(Measure.values())
                .map(measure -> thresholds.stream()
                        .filter(threshold -> threshold.measure() == measure)
                        .sorted(Comparator.comparing(Threshold::score).reversed())
                        .map(threshold -> new Least(threshold.score(), least(measure, threshold.threshold())))
                        .toList())
                .toList();
    }

    /** A measure is whole, so what is above a threshold is at least the next whole number. */
    private static long least(Measure measure, BigDecimal threshold) {
        var least = switch (measure) {
            case RECENCY -> threshold.negate();
            case FREQUENCY -> threshold;
            case MONETARY -> threshold.movePointRight(Customer.REVENUE_SCALE);
        };
        return least.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    @Override
    public int score(Measure measure, Customer customer) {
        long value = measure.of(customer);
        for (var least : scores.get(measure.ordinal())) {
            if (value >= least.least()) {
                return least.score();
            }
        }
        return LOWEST;
    }
}
