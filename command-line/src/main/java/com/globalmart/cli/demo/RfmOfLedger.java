package com.globalmart.cli.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Recency, frequency, monetary of every customer, from the ledger's orders up to the end of a day, with the thresholds and
 * segments that a new warehouse starts with. A second way to the numbers of {@code rfm_analysis}, which it shares nothing with.
 */
final class RfmOfLedger {

    private final Map<String, Customer> customers = new HashMap<>();
    private final LocalDate analysisDate;

    RfmOfLedger(List<Order> orders, LocalDate analysisDate) {
        this.analysisDate = analysisDate;
        for (var order : orders) {
            if (!order.day().isAfter(analysisDate)) {
                customers.merge(order.userId(), Customer.of(order), Customer::and);
            }
        }
    }

    /** How many customers each segment has; segments without any are missing. */
    Map<String, Long> customersBySegment() {
        var segments = new TreeMap<String, Long>();
        customers.values().forEach(customer -> segments.merge(segment(score(customer)), 1L, Long::sum));
        return segments;
    }

    /** The scores of all customers added up: one wrong score shows, whatever segment it falls into. */
    long sumOfScores() {
        return customers.values().stream()
                .mapToLong(customer -> score(customer).combined())
                .sum();
    }

    private record Customer(LocalDate lastDay, int orders, BigDecimal revenue) {

        static Customer of(Order order) {
            return new Customer(order.day(), 1, order.amount());
        }

        Customer and(Customer other) {
            var last = lastDay.isAfter(other.lastDay) ? lastDay : other.lastDay;
            return new Customer(last, orders + other.orders, revenue.add(other.revenue));
        }
    }

    /** Each from 1, the worst, to 5. */
    record Score(int recency, int frequency, int monetary) {

        int combined() {
            return 100 * recency + 10 * frequency + monetary;
        }
    }

    private Score score(Customer customer) {
        long days = ChronoUnit.DAYS.between(customer.lastDay(), analysisDate);
        return new Score(recency(days), frequency(customer.orders()), monetary(customer.revenue()));
    }

    private static int recency(long days) {
        if (days <= 30) {
            return 5;
        }
        if (days <= 60) {
            return 4;
        }
        if (days <= 90) {
            return 3;
        }
        return days <= 180 ? 2 : 1;
    }

    private static int frequency(int orders) {
        if (orders >= 10) {
            return 5;
        }
        if (orders >= 7) {
            return 4;
        }
        if (orders >= 4) {
            return 3;
        }
        return orders >= 2 ? 2 : 1;
    }

    private static int monetary(BigDecimal revenue) {
        if (atLeast(revenue, 1000)) {
            return 5;
        }
        if (atLeast(revenue, 500)) {
            return 4;
        }
        if (atLeast(revenue, 250)) {
            return 3;
        }
        return atLeast(revenue, 100) ? 2 : 1;
    }

    private static boolean atLeast(BigDecimal revenue, int threshold) {
        return revenue.compareTo(BigDecimal.valueOf(threshold)) >= 0;
    }

    /** The first that matches. */
    static String segment(Score score) {
        if (score.recency >= 4 && score.frequency >= 4 && score.monetary >= 4) {
            return "Champions";
        }
        if (score.recency >= 3 && score.monetary >= 4 && score.frequency <= 2) {
            return "Big Spenders";
        }
        if (score.recency >= 3 && score.frequency >= 3) {
            return "Loyal Customers";
        }
        if (score.recency >= 4 && score.frequency <= 2) {
            return "Promising";
        }
        if (score.recency <= 2 && score.frequency >= 3) {
            return "At Risk";
        }
        return score.recency <= 2 ? "Lost" : "Regular";
    }
}
