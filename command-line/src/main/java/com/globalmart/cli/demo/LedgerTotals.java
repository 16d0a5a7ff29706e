package com.globalmart.cli.demo;

import com.globalmart.cli.demo.LedgerEntry.Fate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the ledger adds up to, computed here and nowhere else: no code of the applications, no SQL. */
final class LedgerTotals {

    private final Map<String, TopicTotals> topics = new HashMap<>();
    private final List<Order> orders = new ArrayList<>();

    /** Adds up a whole ledger. */
    static LedgerTotals of(Ledger ledger) {
        var totals = new LedgerTotals();
        ledger.read(totals::add);
        return totals;
    }

    void add(LedgerEntry entry) {
        topics.computeIfAbsent(entry.topic(), topic -> new TopicTotals()).add(entry);
        if (entry.fate() == Fate.FACT && entry.topic().equals(Topic.TRANSACTIONS.title())) {
            orders.add(new Order(
                    entry.userId(),
                    Objects.requireNonNull(entry.businessDay(), "a sale without a business day"),
                    Objects.requireNonNull(entry.reportingAmount(), "a sale without a reporting amount")));
        }
    }

    TopicTotals topic(Topic topic) {
        return topics.getOrDefault(topic.title(), new TopicTotals());
    }

    List<Order> orders() {
        return List.copyOf(orders);
    }

    BigDecimal revenue() {
        return orders.stream().map(Order::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long customersWithAnOrder() {
        var customers = new HashSet<String>();
        orders.forEach(order -> customers.add(order.userId()));
        return customers.size();
    }

    /** What was sent to one topic, and what must become of it. */
    static final class TopicTotals {

        private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
        private final Map<String, Long> deadLetters = new TreeMap<>();
        private final Map<String, Long> quarantined = new TreeMap<>();
        private long factRows;

        private void add(LedgerEntry entry) {
            fates.merge(entry.fate(), 1L, Long::sum);
            switch (entry.fate()) {
                case FACT -> factRows += entry.lines();
                case DEAD_LETTER -> deadLetters.merge(entry.reason(), 1L, Long::sum);
                case QUARANTINE -> quarantined.merge(entry.reason(), 1L, Long::sum);
                case DUPLICATE, STATEMENT -> {}
            }
        }

        long produced() {
            return fates.values().stream().mapToLong(Long::longValue).sum();
        }

        long landed() {
            return produced() - count(Fate.DEAD_LETTER);
        }

        long count(Fate fate) {
            return fates.getOrDefault(fate, 0L);
        }

        long factRows() {
            return factRows;
        }

        /** By reason. */
        Map<String, Long> deadLetters() {
            return deadLetters;
        }

        /** By reason. */
        Map<String, Long> quarantined() {
            return quarantined;
        }
    }
}
