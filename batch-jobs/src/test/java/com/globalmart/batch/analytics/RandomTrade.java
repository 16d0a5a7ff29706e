package com.globalmart.batch.analytics;

import com.globalmart.batch.Landing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What customers of a shop saw and bought over a hundred days, made of a seed: some buy often and some once, products are bought
 * unseen and seen unbought, change their category, and stand on several lines of one sale.
 */
final class RandomTrade {

    static final LocalDate LAST_DAY = LocalDate.parse("2026-03-20");
    private static final int DAYS = 100;
    private static final List<String> CATEGORIES = List.of("Garden", "Lighting", "Toys");

    record Line(String productId, int quantity, BigDecimal price) {}

    record Order(UUID id, Instant at, String userId, String country, List<Line> lines) {

        LocalDate day() {
            return LocalDate.ofInstant(at, ZoneOffset.UTC);
        }
    }

    record View(UUID id, Instant at, String userId, String productId) {

        LocalDate day() {
            return LocalDate.ofInstant(at, ZoneOffset.UTC);
        }
    }

    record Categorised(String productId, Instant at, String category) {}

    private final Random random;
    final List<Order> orders = new ArrayList<>();
    final List<View> views = new ArrayList<>();
    final List<Categorised> categories = new ArrayList<>();

    /** US dollars for a pound. */
    final TreeMap<LocalDate, BigDecimal> rates = new TreeMap<>();

    RandomTrade(long seed, int customers, int products) {
        random = new Random(seed);
        for (int day = 0; day < DAYS; day++) {
            rates.put(LAST_DAY.minusDays(day), new BigDecimal("1.0%04d".formatted(500 + random.nextInt(500))));
        }
        for (int product = 0; product < products; product++) {
            categories.add(new Categorised("product-" + product, midnight(DAYS), anyCategory()));
            if (random.nextInt(3) == 0) {
                categories.add(new Categorised("product-" + product, anyTime(40), anyCategory()));
            }
        }
        for (int customer = 0; customer < customers; customer++) {
            int often = random.nextInt(4) == 0 ? 12 : random.nextInt(4);
            int lately = 1 + random.nextInt(DAYS - 1);
            for (int n = 0; n < often; n++) {
                orders.add(order("customer-" + customer, anyTime(lately), products));
            }
            for (int n = 0; n < random.nextInt(20); n++) {
                views.add(new View(id(), anyTime(45), "customer-" + customer, "product-" + random.nextInt(products)));
            }
        }
    }

    /** Lands the rates and what is said of products. */
    void prepare(Landing landing) {
        rates.forEach((day, rate) -> landing.rate("GBP", day, rate.toPlainString()));
        categories.forEach(said -> landing.product(said.productId(), said.at(), said.category(), "9.99"));
    }

    static void land(Landing landing, Order order) {
        landing.saleIn(
                order.country(),
                order.id(),
                order.at(),
                order.userId(),
                order.lines().stream()
                        .map(line -> new Landing.Line(
                                line.productId(), line.quantity(), line.price().toPlainString()))
                        .toList());
    }

    static void land(Landing landing, View view) {
        landing.view(view.id(), view.at(), view.userId(), view.productId(), 10);
    }

    private Order order(String user, Instant at, int products) {
        var lines = new ArrayList<Line>();
        for (int line = 0; line <= random.nextInt(3); line++) {
            lines.add(new Line(
                    "product-" + random.nextInt(products),
                    1 + random.nextInt(4),
                    BigDecimal.valueOf(1 + random.nextInt(2_000_000), 4)));
        }
        return new Order(id(), at, user, random.nextInt(3) == 0 ? "USA" : "UK", lines);
    }

    private String anyCategory() {
        return CATEGORIES.get(random.nextInt(CATEGORIES.size()));
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** Within the last days. */
    private Instant anyTime(int days) {
        return midnight(0).minus(Duration.ofMinutes(1 + random.nextInt(days * 24 * 60)));
    }

    private static Instant midnight(int daysBefore) {
        return LAST_DAY.plusDays(1).minusDays(daysBefore).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
