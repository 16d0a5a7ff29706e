package com.globalmart.batch.analytics;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.copy.CopySource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * What customers bought, by the key of their version: nothing but numbers, 16 bytes a key. Reading every sale line and adding it
 * here takes a quarter of the time that the server takes to group them.
 */
final class Purchases {

    private static final int FIRST_CAPACITY = 1 << 16;

    private int[] lastDays = new int[FIRST_CAPACITY];
    private int[] orders = new int[FIRST_CAPACITY];
    private long[] revenues = new long[FIRST_CAPACITY];

    /**
     * Adds up all sale lines to the end of the day, published or of the open load.
     *
     * @param months the first day of every month that may have some
     * @param readers how many connections read at once
     */
    static Purchases until(LocalDate day, List<LocalDate> months, WarehouseCopy copy, int readers) {
        var unread = new ConcurrentLinkedQueue<>(months);
        Callable<Purchases> reader = () -> {
            var purchases = new Purchases();
            for (var month = unread.poll(); month != null; month = unread.poll()) {
                purchases.read(month, day, copy);
            }
            return purchases;
        };
        try (var executor = Executors.newFixedThreadPool(readers)) {
            var parts = executor.invokeAll(Collections.nCopies(readers, reader));
            var purchases = parts.getFirst().get();
            for (var part : parts.subList(1, parts.size())) {
                purchases.add(part.get());
            }
            return purchases;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while sale lines were added up");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private void read(LocalDate month, LocalDate lastDay, WarehouseCopy copy) {
        copy.read(
                CopySource.of("""
                        select customer_key, event_day - date '1970-01-01', line_number = 1, reporting_amount
                        from warehouse.fact_sales
                        where event_day >= date '%s' and event_day < date '%s' and event_day <= date '%s'
                          and customer_key > 0
                        """.formatted(month, month.plusMonths(1), lastDay), row -> {
                    add(row.integer(), row.integer(), row.bool() ? 1 : 0, row.numeric(Customer.REVENUE_SCALE));
                    return this;
                }),
                added -> {});
    }

    private void add(Purchases others) {
        for (int key = 0; key < others.orders.length; key++) {
            add(key, others.lastDays[key], others.orders[key], others.revenues[key]);
        }
    }

    private void add(int key, int epochDay, int moreOrders, long amount) {
        if (key >= orders.length) {
            grow(key);
        }
        lastDays[key] = Math.max(lastDays[key], epochDay);
        orders[key] += moreOrders;
        revenues[key] = Math.addExact(revenues[key], amount);
    }

    private void grow(int key) {
        int capacity = Math.max(2 * orders.length, key + 1);
        lastDays = Arrays.copyOf(lastDays, capacity);
        orders = Arrays.copyOf(orders, capacity);
        revenues = Arrays.copyOf(revenues, capacity);
    }

    /** Day of the last order, in days since 1970-01-01; 0 where there is none. */
    int lastDay(int key) {
        return key < orders.length ? lastDays[key] : 0;
    }

    int orders(int key) {
        return key < orders.length ? orders[key] : 0;
    }

    /** In units of {@code 10^-REVENUE_SCALE}. */
    long revenue(int key) {
        return key < orders.length ? revenues[key] : 0;
    }
}
