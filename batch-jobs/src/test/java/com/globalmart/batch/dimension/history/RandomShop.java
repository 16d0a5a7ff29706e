package com.globalmart.batch.dimension.history;

import com.globalmart.batch.dimension.history.Arrival.CustomerSaid;
import com.globalmart.batch.dimension.history.Arrival.Happened;
import com.globalmart.batch.dimension.history.Arrival.ProductSaid;
import com.globalmart.batch.dimension.history.Arrival.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Histories of many customers and products over six days, made of a seed: with ties, corrections, repeats, deletions, returns,
 * keys that are only ever deleted, and events that name keys before, between and long after what is said of them, or that
 * nobody ever speaks of.
 */
final class RandomShop {

    private static final Instant BEGIN = Instant.parse("2026-03-08T00:00:00Z");
    private static final int HOURS = 6 * 24;

    private final Random random;
    private final List<Arrival> arrivals = new ArrayList<>();

    /**
     * @param customers how many customers; a tenth of them nobody speaks of
     * @param products how many products, likewise
     */
    RandomShop(long seed, int customers, int products) {
        random = new Random(seed);
        for (int number = 0; number < customers; number++) {
            speakOf("customer-" + number, number % 10 == 9);
        }
        for (int number = 0; number < products; number++) {
            speakOf("product-" + number, number % 10 == 9);
        }
        for (int number = 0; number < 3 * customers; number++) {
            arrivals.add(event(number, customers, products));
        }
    }

    /** In the order in which it was said and happened. */
    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** In another order of arrival; only statements of one key and instant keep theirs. */
    List<Arrival> shuffled(long seed) {
        var shuffled = new ArrayList<>(arrivals);
        Collections.shuffle(shuffled, new Random(seed));
        var places = new HashMap<String, List<Integer>>();
        for (int place = 0; place < shuffled.size(); place++) {
            if (shuffled.get(place) instanceof Said said) {
                places.computeIfAbsent(said.key() + said.at(), key -> new ArrayList<>())
                        .add(place);
            }
        }
        for (var arrival : arrivals) {
            if (arrival instanceof Said said) {
                shuffled.set(places.get(said.key() + said.at()).removeFirst(), said);
            }
        }
        return shuffled;
    }

    private void speakOf(String key, boolean onlyToDelete) {
        var statements = random.nextInt(9);
        for (int i = 0; i < statements; i++) {
            var at = BEGIN.plus(Duration.ofHours(12L * random.nextInt(HOURS / 12)));
            var isDeletion = onlyToDelete ? random.nextInt(3) == 0 : random.nextInt(5) == 0;
            if (onlyToDelete && !isDeletion) {
                continue;
            }
            arrivals.add(said(key, at, isDeletion));
            if (random.nextInt(4) == 0) {
                arrivals.add(said(key, at, random.nextInt(6) == 0)); // a correction, from the same instant on
            }
            if (random.nextInt(6) == 0) {
                arrivals.add(arrivals.get(arrivals.size() - 1)); // said twice
            }
        }
    }

    private Said said(String key, Instant at, boolean isDeletion) {
        var number = arrivals.size();
        var isMended = random.nextInt(12) == 0;
        return key.startsWith("customer")
                ? new CustomerSaid(
                        key,
                        at,
                        number,
                        isMended,
                        isDeletion,
                        country(),
                        oneOf("Bonn", null),
                        oneOf(17, 30),
                        oneOf("silver", "gold", null),
                        oneOf(List.of(), List.of("Garden", "Tea, green"), null),
                        LocalDate.of(2024, 5, 1 + random.nextInt(28)))
                : new ProductSaid(
                        key,
                        at,
                        number,
                        isMended,
                        isDeletion,
                        oneOf("Lamp", "Desk"),
                        oneOf("Lighting", "Garden", null),
                        oneOf(999, 1250),
                        oneOf(true, false, null),
                        random.nextInt(1000));
    }

    private Happened event(int number, int customers, int products) {
        var kind = oneOf(Happened.Kind.values());
        var first = "product-" + random.nextInt(products + 3); // three that are not in the catalogue
        var ids = kind == Happened.Kind.SALE ? List.of(first, "product-" + random.nextInt(products)) : List.of(first);
        var isTelling = kind != Happened.Kind.SALE && random.nextInt(4) > 0;
        return new Happened(
                number,
                kind,
                BEGIN.plus(Duration.ofHours(random.nextInt(HOURS))).plusNanos(1000L * random.nextInt(2)),
                "customer-" + random.nextInt(customers + 3),
                country(),
                ids,
                isTelling ? oneOf("Lamp", "Vase") : null,
                isTelling ? oneOf("Lighting", "Decor", null) : null);
    }

    private String country() {
        return oneOf("USA", "Germany", "France");
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** How often each kind of thing that makes histories hard is in it. */
    Map<String, Long> hardships() {
        var said = arrivals.stream()
                .filter(Said.class::isInstance)
                .map(Said.class::cast)
                .toList();
        return Map.of(
                "statements", (long) said.size(),
                "deletions", said.stream().filter(Said::isDeletion).count(),
                "mended", said.stream().filter(Said::isMended).count(),
                "ties",
                        said.size()
                                - said.stream()
                                        .map(one -> one.key() + one.at())
                                        .distinct()
                                        .count(),
                "events", arrivals.stream().filter(Happened.class::isInstance).count());
    }
}
