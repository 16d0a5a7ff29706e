package com.globalmart.batch.analytics;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.copy.CopySource;
import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * The customers with an order up to the end of a day, one after the other by user id, with what their versions bought
 * together.
 */
final class Customers {

    private record Key(int key, String userId) {}

    private static final CopySource<Key> KEYS = CopySource.of(
            "select customer_key, user_id from staging.customer_ids where customer_key > 0 order by user_id collate \"C\"",
            row -> new Key(row.integer(), row.text()));

    private final LocalDate day;
    private final Purchases purchases;
    private final WarehouseCopy copy;

    Customers(LocalDate day, Purchases purchases, WarehouseCopy copy) {
        this.day = day;
        this.purchases = purchases;
        this.copy = copy;
    }

    /** Gives each to the consumer, once. */
    void forEach(Consumer<Customer> consumer) {
        var sum = new Sum(consumer);
        copy.read(KEYS, sum::add);
        sum.finish();
    }

    /** Adds up the versions of a customer, which come in a row. */
    private final class Sum {

        private final Consumer<Customer> consumer;
        private String userId = "";
        private int lastDay;
        private int orders;
        private long revenue;
        private int position;

        Sum(Consumer<Customer> consumer) {
            this.consumer = consumer;
        }

        void add(Key version) {
            if (!version.userId().equals(userId)) {
                finish();
                userId = version.userId();
            }
            lastDay = Math.max(lastDay, purchases.lastDay(version.key()));
            orders += purchases.orders(version.key());
            revenue = Math.addExact(revenue, purchases.revenue(version.key()));
        }

        void finish() {
            if (orders > 0) {
                int recencyDays = Math.toIntExact(day.toEpochDay() - lastDay);
                consumer.accept(new Customer(position++, userId, recencyDays, orders, revenue));
            }
            lastDay = 0;
            orders = 0;
            revenue = 0;
        }
    }
}
