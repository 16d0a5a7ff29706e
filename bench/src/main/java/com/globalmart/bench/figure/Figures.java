package com.globalmart.bench.figure;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Medians and percentiles, and numbers as a table shows them. */
public final class Figures {

    private Figures() {}

    /** The median of one figure of several measurements; of an even count the mean of the two in the middle. */
    public static <M> double median(List<M> measurements, ToDoubleFunction<M> figure) {
        double[] sorted = measurements.stream().mapToDouble(figure).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no measurement, expected at least one");
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** {@code 123,456} */
    public static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** {@code 0.62} */
    public static String hundredths(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    /** {@code 6.2} */
    public static String tenths(double number) {
        return String.format(Locale.ROOT, "%,.1f", number);
    }
}
