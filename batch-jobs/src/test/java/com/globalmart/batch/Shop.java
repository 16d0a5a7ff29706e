package com.globalmart.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Landing.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A small shop, always the same: about 300 records of 30 customers and 10 products in the order of their arrival, with late
 * statements, deletions, repeats, conflicts, bad records, and customers and products nobody tells of.
 */
public final class Shop {

    private static final Instant END = Instant.parse("2026-03-14T23:00:00Z");

    /** A record that may arrive in any order, but for those that are about the same. */
    private record Arrival(String about, Consumer<Landing> record) {}

    private final List<Arrival> arrivals;
    private final Random random = new Random(4711);

    public Shop() {
        arrivals = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            arrivals.add(arrival(number));
            if (number % 11 == 0) {
                arrivals.add(arrivals.get(random.nextInt(arrivals.size()))); // a repeat, somewhere behind
            }
        }
    }

    private Shop(List<Arrival> arrivals) {
        this.arrivals = arrivals;
    }

    /** Loads all of a shop in one night of a warehouse that was empty. */
    public static void loadInOneNight(LocalDate day) {
        var landing = new Landing();
        startOver(landing, day);
        new Shop().deliver(landing);
        assertThat(new Operators().run("nightly", day)).isEqualTo("COMPLETED");
    }

    /** Empties landing and the warehouse, with the rates that the shop needs. */
    public static void startOver(Landing landing, LocalDate day) {
        landing.reset();
        landing.rate("EUR", day.minusDays(3), "1.0871");
        landing.rate("EUR", day, "1.0871");
    }

    public int size() {
        return arrivals.size();
    }

    /** The same records in another order; those of one identity, and of one key and instant, keep theirs. */
    Shop shuffled(long seed) {
        var shuffled = new ArrayList<>(arrivals);
        Collections.shuffle(shuffled, new Random(seed));
        var places = new HashMap<String, List<Integer>>();
        for (int place = 0; place < shuffled.size(); place++) {
            places.computeIfAbsent(shuffled.get(place).about(), about -> new ArrayList<>())
                    .add(place);
        }
        for (var arrival : arrivals) {
            shuffled.set(places.get(arrival.about()).removeFirst(), arrival);
        }
        return new Shop(shuffled);
    }

    /** Each record twice, one behind the other. */
    Shop twice() {
        return new Shop(arrivals.stream()
                .flatMap(arrival -> Stream.of(arrival, arrival))
                .toList());
    }

    /** Delivers records {@code from} to {@code to}, the latter not included. */
    public void deliver(Landing landing, int from, int to) {
        arrivals.subList(from, to).forEach(arrival -> arrival.record().accept(landing));
    }

    public void deliver(Landing landing) {
        deliver(landing, 0, size());
    }

    /** The identity of a sale, view or cart event by its number. */
    public static UUID id(int number) {
        return UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number));
    }

    private Arrival arrival(int number) {
        var at = END.minus(Duration.ofHours(random.nextInt(72)));
        var user = "user-" + random.nextInt(30);
        var product = "product-" + random.nextInt(10);
        var quantity = random.nextInt(6); // 0 is refused
        return switch (random.nextInt(10)) {
            case 0, 1 -> statement(user, at);
            case 2 ->
                catalogued(
                        "product-" + product.charAt(8) % 7,
                        at,
                        List.of("Lighting", "Garden").get(number % 2));
            case 3, 4, 5 ->
                new Arrival("view " + number, landing -> landing.view(id(number), at, user, product, quantity));
            case 6 ->
                new Arrival(
                        "cart event " + number, landing -> landing.addToCart(id(number), at, user, product, quantity));
            case 7 -> sale(number / 2, at, user, List.of(new Line(product, quantity, "29.99"))); // ids meet: conflicts
            default ->
                sale(
                        number,
                        at,
                        user,
                        List.of(new Line(product, quantity, "29.99"), new Line("product-9", 1, "0.4999")));
        };
    }

    private static Arrival sale(int number, Instant at, String user, List<Line> lines) {
        return new Arrival("sale " + number, landing -> landing.sale(id(number), at, user, lines));
    }

    private static Arrival catalogued(String product, Instant at, String category) {
        return new Arrival(product + " at " + at, landing -> landing.product(product, at, category, "9.99"));
    }

    /** Nobody tells of the users 25 to 29. */
    private Arrival statement(String user, Instant at) {
        var told = "user-" + Integer.parseInt(user.substring(5)) % 25;
        var about = told + " at " + at;
        if (random.nextInt(6) == 0) {
            return new Arrival(about, landing -> landing.customerDeleted(told, at));
        }
        var tier = List.of("silver", "gold", "platinum").get(random.nextInt(3));
        return new Arrival(about, landing -> landing.customer(told, at, "Germany", tier));
    }
}
