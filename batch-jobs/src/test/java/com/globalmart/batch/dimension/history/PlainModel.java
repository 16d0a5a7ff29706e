package com.globalmart.batch.dimension.history;

import com.globalmart.batch.dimension.history.Arrival.CustomerSaid;
import com.globalmart.batch.dimension.history.Arrival.Happened;
import com.globalmart.batch.dimension.history.Arrival.ProductSaid;
import com.globalmart.batch.dimension.history.Arrival.Said;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the warehouse must hold, worked out the plainest way from all that was said and that happened, with nothing of the code
 * under test: time is cut at every instant of a key's statements, and each piece asks what held then.
 */
final class PlainModel {

    private static final Instant START = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private static final Comparator<Said> LATER =
            Comparator.comparing(Said::at).thenComparing(Said::isMended).thenComparing(Said::number);

    /** Over {@code [from, to)} a key was this; the text has all attributes: how it is known, then value by value. */
    private record Piece(Instant from, Instant to, String text) {}

    private final Map<String, List<Piece>> pieces = new TreeMap<>();
    private final List<Happened> events;

    PlainModel(List<Arrival> arrivals) {
        events = arrivals.stream()
                .filter(Happened.class::isInstance)
                .map(Happened.class::cast)
                .toList();
        var said = arrivals.stream()
                .filter(Said.class::isInstance)
                .map(Said.class::cast)
                .collect(Collectors.groupingBy(Said::key));
        var keys = new TreeSet<>(said.keySet());
        events.forEach(event -> {
            keys.add(event.userId());
            keys.addAll(event.productIds());
        });
        keys.forEach(key -> pieces.put(key, piecesOf(key, said.getOrDefault(key, List.of()))));
    }

    /** A line for each version, for each row of a fact with the versions it points to, and for each day and category sold. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        pieces.forEach((key, parts) -> parts.forEach(piece -> lines.add(
                "%s from %d to %d: %s".formatted(key, micros(piece.from()), micros(piece.to()), piece.text()))));
        for (var event : events) {
            for (int line = 1; line <= event.productIds().size(); line++) {
                lines.add("event %d line %d: %s, %s"
                        .formatted(
                                event.number(),
                                line,
                                versionAt(event.userId(), event.at()),
                                versionAt(event.productIds().get(line - 1), event.at())));
            }
        }
        unitsSold().forEach((dayAndCategory, units) -> lines.add("sold %s: %d".formatted(dayAndCategory, units)));
        return lines.stream().sorted().toList();
    }

    private String versionAt(String key, Instant at) {
        return key + " since " + micros(pieceAt(key, at).from());
    }

    private Piece pieceAt(String key, Instant at) {
        return pieces.get(key).stream()
                .filter(piece -> contains(piece.from(), piece.to(), at))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s has no version at %s".formatted(key, at)));
    }

    /** One unit a line, by the category of the product as of the sale. */
    private Map<String, Long> unitsSold() {
        return events.stream()
                .filter(event -> event.kind() == Happened.Kind.SALE)
                .flatMap(event -> event.productIds().stream().map(product -> {
                    var category = pieceAt(product, event.at()).text().split(" ")[2];
                    return "%s in %s"
                            .formatted(
                                    LocalDate.ofInstant(event.at(), ZoneOffset.UTC),
                                    category.equals("null") ? "UNKNOWN" : category);
                }))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private List<Piece> piecesOf(String key, List<Said> said) {
        var instants = said.stream().map(Said::at).distinct().sorted().toList();
        var lastSaid = said.stream().filter(one -> !one.isDeletion()).max(LATER);
        var found = new ArrayList<Piece>();
        for (int i = 0; i < Math.max(1, instants.size()); i++) {
            var from = i == 0 ? START : instants.get(i);
            var to = i + 1 < instants.size() ? instants.get(i + 1) : END;
            var holds = i < instants.size() ? saidAt(said, instants.get(i)) : null;
            var text = holds == null || holds.isDeletion()
                    ? "gap"
                    : "stated " + tracked(holds) + " " + overwritten(lastSaid.orElseThrow());
            if (!found.isEmpty() && found.getLast().text().equals(text)) {
                from = found.removeLast().from();
            }
            found.add(new Piece(from, to, text));
        }
        return found.stream()
                .flatMap(piece -> piece.text().equals("gap")
                        ? inferred(key, piece, lastSaid.orElse(null)).stream()
                        : Stream.of(piece))
                .toList();
    }

    private static Said saidAt(List<Said> said, Instant at) {
        return said.stream().filter(one -> one.at().equals(at)).max(LATER).orElseThrow();
    }

    /** A gap has a member if anything happened in it. */
    private List<Piece> inferred(String key, Piece gap, @Nullable Said lastSaid) {
        var named = events.stream()
                .filter(event ->
                        event.userId().equals(key) || event.productIds().contains(key))
                .filter(event -> contains(gap.from(), gap.to(), event.at()))
                .toList();
        if (named.isEmpty()) {
            return List.of();
        }
        return List.of(new Piece(gap.from(), gap.to(), "inferred " + told(key, named, lastSaid)));
    }

    /** What was last said; of a key that nobody speaks of, what the latest event told. */
    private static String told(String key, List<Happened> named, @Nullable Said lastSaid) {
        if (key.startsWith("customer")) {
            if (lastSaid instanceof CustomerSaid customer) {
                return customer(customer.country(), null, "unknown", null, null) + " " + overwritten(lastSaid);
            }
            var latest = named.stream()
                    .max(Comparator.comparing(Happened::at).thenComparing(Happened::country))
                    .orElseThrow();
            return customer(latest.country(), null, "unknown", null, null) + " null";
        }
        if (lastSaid instanceof ProductSaid product) {
            return product(product.name(), product.category(), null, null) + " " + overwritten(lastSaid);
        }
        return named.stream()
                        .filter(event -> event.name() != null || event.category() != null)
                        .max(Comparator.comparing(Happened::at)
                                .thenComparing(event -> String.valueOf(event.name()))
                                .thenComparing(event -> String.valueOf(event.category())))
                        .map(latest -> product(latest.name(), latest.category(), null, null))
                        .orElse(product(null, null, null, null))
                + " null";
    }

    private static String tracked(Said said) {
        return switch (said) {
            case CustomerSaid customer ->
                customer(
                        customer.country(),
                        customer.city(),
                        customer.age() < 18 ? "under 18" : "25-34",
                        customer.tier(),
                        customer.preferences());
            case ProductSaid product ->
                product(product.name(), product.category(), product.cents(), product.isActive());
        };
    }

    private static String overwritten(Said said) {
        return switch (said) {
            case CustomerSaid customer -> customer.registrationDate().toString();
            case ProductSaid product -> Integer.toString(product.inventory());
        };
    }

    private static String customer(
            @Nullable String country,
            @Nullable String city,
            String ageBand,
            @Nullable String tier,
            @Nullable List<String> preferences) {
        return "%s %s %s %s %s"
                .formatted(country, city, ageBand, tier, preferences == null ? null : String.join("|", preferences));
    }

    private static String product(
            @Nullable String name, @Nullable String category, @Nullable Integer cents, @Nullable Boolean isActive) {
        return "%s %s %s %s".formatted(name, category, cents, isActive);
    }

    private static boolean contains(Instant from, Instant to, Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
