package com.globalmart.batch.analytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Scores by the fifth of all customers that one is in, from the worst to the best; equals by user id. Where five does not divide
 * their number, the first fifths have one more, as in SQL's {@code ntile(5)}.
 */
final class Quintiles implements Scores {

    private static final int FIFTHS = 5;

    private final byte[][] scores; // by the measure's ordinal and the customer's position

    Quintiles(Customers customers) {
        var all = new ArrayList<Customer>();
        customers.forEach(all::add);
        scores = Arrays.stream(Measure.values())
                .map(measure -> scores(measure, all))
                .toArray(byte[][]::new);
    }

    private static byte[] scores(Measure measure, List<Customer> customers) {
        var scores = new byte[customers.size()];
        var worstFirst = customers.stream()
                .sorted(Comparator.comparingLong(measure::of).thenComparingInt(Customer::position))
                .toList();
        int size = customers.size() / FIFTHS;
        int larger = customers.size() % FIFTHS * (size + 1); // customers in fifths with one more
        for (int rank = 0; rank < worstFirst.size(); rank++) {
            int fifth = rank < larger ? rank / (size + 1) : (rank - larger) / size + customers.size() % FIFTHS;
            scores[worstFirst.get(rank).position()] = (byte) (fifth + 1);
        }
        return scores;
    }

    @Override
    public int score(Measure measure, Customer customer) {
        return scores[measure.ordinal()][customer.position()];
    }
}
