package com.globalmart.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Landing.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A small shop, always the same: about 300 records of 30 customers and 10 products in the order of their arrival, with late
 * statements, deletions, repeats, conflicts, bad records, and customers and products nobody tells of.
 */
public final class Shop {

    private static final Instant END = Instant.parse("2026-03-14T23:00:00Z");

    private final List<Consumer<Landing>> records = new ArrayList<>();
    private final Random random = new Random(4711);

    public Shop() {
        for (int number = 0; number < 300; number++) {
            records.add(record(number));
            if (number % 11 == 0) {
                records.add(records.get(random.nextInt(records.size()))); // a repeat, somewhere behind
            }
        }
    }

    /** Loads all of a shop in one night of a warehouse that was empty. */
    static void loadInOneNight(LocalDate day) {
        var landing = new Landing();
        landing.reset();
        landing.rate("EUR", day.minusDays(3), "1.0871");
        landing.rate("EUR", day, "1.0871");
        var shop = new Shop();
        shop.deliver(landing, 0, shop.size());
        assertThat(new Operators().run("nightly", day)).isEqualTo("COMPLETED");
    }

    public int size() {
        return records.size();
    }

    /** Delivers records {@code from} to {@code to}, the latter not included. */
    public void deliver(Landing landing, int from, int to) {
        records.subList(from, to).forEach(record -> record.accept(landing));
    }

    /** The identity of a sale, view or cart event by its number. */
    public static UUID id(int number) {
        return UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number));
    }

    private Consumer<Landing> record(int number) {
        var at = END.minus(Duration.ofHours(random.nextInt(72)));
        var user = "user-" + random.nextInt(30);
        var product = "product-" + random.nextInt(10);
        var quantity = random.nextInt(6); // 0 is refused
        return switch (random.nextInt(10)) {
            case 0, 1 -> statement(user, at);
            case 2 ->
                landing -> landing.product(
                        "product-" + product.charAt(8) % 7,
                        at,
                        List.of("Lighting", "Garden").get(number % 2),
                        "9.99");
            case 3, 4, 5 -> landing -> landing.view(id(number), at, user, product, quantity);
            case 6 -> landing -> landing.addToCart(id(number), at, user, product, quantity);
            case 7 ->
                landing -> landing.sale(
                        id(number / 2), at, user, List.of(new Line(product, quantity, "29.99"))); // ids meet: conflicts
            default ->
                landing -> landing.sale(
                        id(number),
                        at,
                        user,
                        List.of(new Line(product, quantity, "29.99"), new Line("product-9", 1, "0.4999")));
        };
    }

    /** Nobody tells of the users 25 to 29. */
    private Consumer<Landing> statement(String user, Instant at) {
        var told = "user-" + Integer.parseInt(user.substring(5)) % 25;
        if (random.nextInt(6) == 0) {
            return landing -> landing.customerDeleted(told, at);
        }
        var tier = List.of("silver", "gold", "platinum").get(random.nextInt(3));
        return landing -> landing.customer(told, at, "Germany", tier);
    }
}
