package com.globalmart.admin;

import static com.globalmart.jooq.realtime.Tables.CART_MINUTE;
import static com.globalmart.jooq.realtime.Tables.DEAD_LETTER;
import static com.globalmart.jooq.realtime.Tables.SALE_MINUTE;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** What ingest would have counted, put into the tables by tests. */
public final class LiveRows {

    private final Rows rows;
    private long letters;

    public LiveRows(Rows rows) {
        this.rows = rows;
    }

    public void sales(Instant minute, String country, String currency, long orders, String amount) {
        rows.realtime()
                .insertInto(SALE_MINUTE)
                .set(SALE_MINUTE.MINUTE, minute)
                .set(SALE_MINUTE.COUNTRY, country)
                .set(SALE_MINUTE.CURRENCY, currency)
                .set(SALE_MINUTE.ORDERS, orders)
                .set(SALE_MINUTE.UNITS, orders * 2)
                .set(SALE_MINUTE.AMOUNT, new BigDecimal(amount))
                .execute();
    }

    public void carts(Instant minute, String country, long additions, long checkouts, long abandonments) {
        rows.realtime()
                .insertInto(CART_MINUTE)
                .set(CART_MINUTE.MINUTE, minute)
                .set(CART_MINUTE.COUNTRY, country)
                .set(CART_MINUTE.ADDITIONS, additions)
                .set(CART_MINUTE.REMOVALS, additions / 5)
                .set(CART_MINUTE.CHANGES, additions / 4)
                .set(CART_MINUTE.CHECKOUTS, checkouts)
                .set(CART_MINUTE.ABANDONMENTS, abandonments)
                .execute();
    }

    public void openLetter() {
        var now = Clock.systemUTC().instant();
        rows.realtime()
                .insertInto(DEAD_LETTER)
                .set(DEAD_LETTER.TOPIC, "transactions-topic")
                .set(DEAD_LETTER.GENERATION, (short) 1)
                .set(DEAD_LETTER.PARTITION, 0)
                .set(DEAD_LETTER.LOG_OFFSET, ++letters)
                .set(DEAD_LETTER.REASON, "NOT_JSON")
                .set(DEAD_LETTER.DETAIL, "the value ends at byte 12, expected more")
                .set(DEAD_LETTER.RECORD_TIMESTAMP, now)
                .set(DEAD_LETTER.RECEIVED_AT, now)
                .execute();
    }

    /** The topics of sales and carts, all landed, looked at just then. */
    public void watched(Instant seen) {
        for (int partition = 0; partition < 3; partition++) {
            rows.position("transactions-topic", partition, 1_000, 1_000, seen);
            rows.position("cart-events-topic", partition, 9_000, 9_004, seen);
        }
    }

    /** A usual hour and a half, up to a moment: busy and quiet countries, one without a sale for minutes. */
    public void anHour(Instant until) {
        var random = new Random(20260314);
        var running = until.truncatedTo(ChronoUnit.MINUTES);
        var shops = List.of(
                new Shop("France", "EUR", 38, 81.4),
                new Shop("Germany", "EUR", 52, 96.1),
                new Shop("Japan", "JPY", 31, 11_840),
                new Shop("UK", "GBP", 64, 73.9),
                new Shop("USA", "USD", 214, 88.2));
        for (int ago = 90; ago >= 0; ago--) {
            var minute = running.minus(Duration.ofMinutes(ago));
            double share = ago == 0 ? 0.4 : 1;
            for (var shop : shops) {
                if (shop.country.equals("Japan") && ago > 32 && ago < 41) {
                    continue;
                }
                double rush = shop.country.equals("USA") && ago > 20 && ago < 27 ? 0.8 : 0;
                double tide = 1 + 0.35 * Math.sin(ago / 9.0 + shop.orders) + rush;
                long orders = Math.round(shop.orders * tide * share * (0.7 + 0.6 * random.nextDouble()));
                sales(minute, shop.country, shop.currency, orders, "%.2f".formatted(orders * shop.basket));
                carts(
                        minute,
                        shop.country,
                        Math.round(orders * 6 * (0.8 + 0.4 * random.nextDouble())),
                        Math.round(orders * 1.3 * (0.7 + 0.6 * random.nextDouble())),
                        Math.round(shop.orders * share * 2 * (0.7 + 0.6 * random.nextDouble())));
            }
        }
    }

    private record Shop(String country, String currency, int orders, double basket) {}
}
