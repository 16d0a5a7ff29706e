package com.globalmart.batch.analytics;

import com.globalmart.batch.analytics.RandomTrade.Categorised;
import com.globalmart.batch.analytics.RandomTrade.Line;
import com.globalmart.batch.analytics.RandomTrade.Order;
import com.globalmart.batch.analytics.RandomTrade.View;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The four tables, worked out over lists from what was landed so far, with nothing of the code under test. */
final class PlainAnalytics {

    private static final MathContext EXACT = new MathContext(40);

    private final List<Order> orders;
    private final List<View> views;
    private final List<Categorised> categories;
    private final Map<LocalDate, BigDecimal> rates;

    PlainAnalytics(RandomTrade trade, Collection<Order> orders, Collection<View> views) {
        this.orders = List.copyOf(orders);
        this.views = List.copyOf(views);
        this.categories = trade.categories;
        this.rates = trade.rates;
    }

    private record Scored(
            String user, long recency, int frequency, BigDecimal monetary, int r, int f, int m, String segment) {

        int score() {
            return 100 * r + 10 * f + m;
        }
    }

    /** A line for each customer with an order up to the date. */
    List<String> rfm(LocalDate date) {
        return scored(date).stream()
                .map(one -> "%s %s: %d days, %d orders, %s: %d %d %d = %d, %s"
                        .formatted(
                                date,
                                one.user(),
                                one.recency(),
                                one.frequency(),
                                text(one.monetary()),
                                one.r(),
                                one.f(),
                                one.m(),
                                one.score(),
                                one.segment()))
                .sorted()
                .toList();
    }

    /** Lines for each customer, segment and product. */
    List<String> judgement(LocalDate date) {
        return Stream.of(rfm(date), segments(date), performance(date))
                .flatMap(List::stream)
                .toList();
    }

    /** A line for each customer, with scores by fifths: worst first, ties by user id. */
    List<String> rfmByQuintiles(LocalDate date) {
        var scored = scored(date);
        var r = fifths(scored, Comparator.comparing(Scored::recency).reversed());
        var f = fifths(scored, Comparator.comparing(Scored::frequency));
        var m = fifths(scored, Comparator.comparing(Scored::monetary));
        return scored.stream()
                .map(one -> "%s: %d %d %d, %s"
                        .formatted(
                                one.user(),
                                r.get(one.user()),
                                f.get(one.user()),
                                m.get(one.user()),
                                segment(r.get(one.user()), f.get(one.user()), m.get(one.user()))))
                .sorted()
                .toList();
    }

    /** The first fifths have one more where they do not divide evenly. */
    private static Map<String, Integer> fifths(List<Scored> scored, Comparator<Scored> worstFirst) {
        var ordered =
                scored.stream().sorted(worstFirst.thenComparing(Scored::user)).toList();
        var fifths = new TreeMap<String, Integer>();
        int place = 0;
        for (int fifth = 1; fifth <= 5; fifth++) {
            int size = ordered.size() / 5 + (fifth <= ordered.size() % 5 ? 1 : 0);
            for (int n = 0; n < size; n++) {
                fifths.put(ordered.get(place++).user(), fifth);
            }
        }
        return fifths;
    }

    List<String> segments(LocalDate date) {
        return scored(date).stream().collect(Collectors.groupingBy(Scored::segment)).entrySet().stream()
                .map(segment -> {
                    var customers = segment.getValue();
                    var revenue = sum(customers.stream().map(Scored::monetary).toList());
                    long frequency =
                            customers.stream().mapToLong(Scored::frequency).sum();
                    return "%s %s: %d to %d, %d customers, %d orders, %s, %s each"
                            .formatted(
                                    date,
                                    segment.getKey(),
                                    customers.stream()
                                            .mapToInt(Scored::score)
                                            .min()
                                            .orElseThrow(),
                                    customers.stream()
                                            .mapToInt(Scored::score)
                                            .max()
                                            .orElseThrow(),
                                    customers.size(),
                                    frequency,
                                    text(revenue),
                                    text(rounded(divided(revenue, BigDecimal.valueOf(frequency)))));
                })
                .sorted()
                .toList();
    }

    private List<Scored> scored(LocalDate date) {
        return orders.stream()
                .filter(order -> !order.day().isAfter(date))
                .collect(Collectors.groupingBy(Order::userId))
                .entrySet()
                .stream()
                .map(customer -> scored(date, customer.getKey(), customer.getValue()))
                .toList();
    }

    private Scored scored(LocalDate date, String user, List<Order> bought) {
        var last =
                bought.stream().map(Order::day).max(Comparator.naturalOrder()).orElseThrow();
        long recency = ChronoUnit.DAYS.between(last, date);
        var monetary = sum(bought.stream().map(this::revenue).toList());
        int r = recency <= 30 ? 5 : recency <= 60 ? 4 : recency <= 90 ? 3 : recency <= 180 ? 2 : 1;
        int n = bought.size();
        int f = n >= 10 ? 5 : n >= 7 ? 4 : n >= 4 ? 3 : n >= 2 ? 2 : 1;
        int m = atLeast(monetary, 1000)
                ? 5
                : atLeast(monetary, 500) ? 4 : atLeast(monetary, 250) ? 3 : atLeast(monetary, 100) ? 2 : 1;
        return new Scored(user, recency, n, monetary, r, f, m, segment(r, f, m));
    }

    private static String segment(int r, int f, int m) {
        if (r >= 4 && f >= 4 && m >= 4) {
            return "Champions";
        }
        if (r >= 3 && m >= 4 && f <= 2) {
            return "Big Spenders";
        }
        if (r >= 3 && f >= 3) {
            return "Loyal Customers";
        }
        if (r >= 4 && f <= 2) {
            return "Promising";
        }
        if (r <= 2) {
            return f >= 3 ? "At Risk" : "Lost";
        }
        return "Regular";
    }

    private record Measured(
            String product,
            String category,
            long orders,
            long units,
            long views,
            BigDecimal revenue,
            @Nullable BigDecimal conversion,
            @Nullable BigDecimal price) {}

    /** A line for each product with an order or a view in the 30 days that end with the date. */
    List<String> performance(LocalDate date) {
        Predicate<LocalDate> counts = day -> day.isAfter(date.minusDays(30)) && !day.isAfter(date);
        var products = new TreeSet<String>();
        orders.stream()
                .filter(order -> counts.test(order.day()))
                .forEach(order -> order.lines().forEach(line -> products.add(line.productId())));
        views.stream().filter(view -> counts.test(view.day())).forEach(view -> products.add(view.productId()));
        var measured = products.stream()
                .map(product -> measured(product, date, counts))
                .toList();
        var scores = new TreeMap<String, BigDecimal>();
        measured.forEach(one -> scores.put(one.product(), score(one, measured)));
        return measured.stream()
                .map(one ->
                        "%s %s %s: %d orders, %d units, %d views, %s, %s %%, %s each, rank %d, %d in category, score %s, %s"
                                .formatted(
                                        date,
                                        one.product(),
                                        one.category(),
                                        one.orders(),
                                        one.units(),
                                        one.views(),
                                        text(one.revenue()),
                                        text(one.conversion()),
                                        text(one.price()),
                                        rank(one, measured),
                                        rank(
                                                one,
                                                measured.stream()
                                                        .filter(other ->
                                                                other.category().equals(one.category()))
                                                        .toList()),
                                        text(scores.get(one.product())),
                                        tier(scores.get(one.product()), scores.values())))
                .sorted()
                .toList();
    }

    private Measured measured(String product, LocalDate date, Predicate<LocalDate> counts) {
        var bought = orders.stream()
                .filter(order -> counts.test(order.day()))
                .filter(order ->
                        order.lines().stream().anyMatch(line -> line.productId().equals(product)))
                .toList();
        long seen = views.stream()
                .filter(view -> counts.test(view.day()) && view.productId().equals(product))
                .count();
        long units = 0;
        var revenue = BigDecimal.ZERO;
        for (var order : bought) {
            for (var line : order.lines()) {
                if (line.productId().equals(product)) {
                    units += line.quantity();
                    revenue = revenue.add(revenue(order, line));
                }
            }
        }
        return new Measured(
                product,
                categoryAt(
                        product,
                        date.plusDays(1)
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC)
                                .minusNanos(1000)),
                bought.size(),
                units,
                seen,
                revenue,
                seen == 0 ? null : rounded(divided(BigDecimal.valueOf(100L * bought.size()), BigDecimal.valueOf(seen))),
                units == 0 ? null : rounded(divided(revenue, BigDecimal.valueOf(units))));
    }

    private static BigDecimal score(Measured one, List<Measured> all) {
        return rounded(share(40, one, all, Measured::revenue)
                .add(share(30, one, all, Measured::conversion))
                .add(share(20, one, all, measured -> BigDecimal.valueOf(measured.units())))
                .add(share(10, one, all, measured -> BigDecimal.valueOf(measured.views()))));
    }

    private static BigDecimal share(
            int weight, Measured one, List<Measured> all, Function<Measured, @Nullable BigDecimal> measure) {
        var most = all.stream()
                .map(other -> zeroIfNull(measure.apply(other)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return most.signum() == 0
                ? BigDecimal.ZERO
                : divided(zeroIfNull(measure.apply(one)).multiply(BigDecimal.valueOf(weight)), most);
    }

    /** Without gaps, 1 is the highest revenue. */
    private static long rank(Measured one, List<Measured> among) {
        return 1
                + among.stream()
                        .map(Measured::revenue)
                        .distinct()
                        .filter(revenue -> revenue.compareTo(one.revenue()) > 0)
                        .count();
    }

    private static String tier(BigDecimal score, Collection<BigDecimal> all) {
        double standing = all.size() == 1
                ? 0
                : (double) all.stream()
                                .filter(other -> other.compareTo(score) < 0)
                                .count()
                        / (all.size() - 1);
        return standing >= 0.8
                ? "Top Seller"
                : standing >= 0.6 ? "High Performer" : standing >= 0.4 ? "Moderate" : "Low Performer";
    }

    private record Sold(LocalDate day, String category, Order order, long units, BigDecimal revenue) {}

    /** A line for each period and category with an order, as of the date. */
    List<String> trends(LocalDate newest) {
        var sold = new ArrayList<Sold>();
        for (var order : orders) {
            for (var line : order.lines()) {
                var revenue = revenue(order, line);
                sold.add(new Sold(
                        order.day(), categoryAt(line.productId(), order.at()), order, line.quantity(), revenue));
                sold.add(new Sold(order.day(), "ALL", order, line.quantity(), revenue));
            }
        }
        var lines = new TreeSet<String>();
        for (var type : List.of("day", "week", "month", "quarter", "year")) {
            for (var one : sold) {
                if (!one.day().isAfter(newest)) {
                    lines.add(trend(type, begin(type, one.day()), one.category(), sold, newest));
                }
            }
        }
        return List.copyOf(lines);
    }

    private static String trend(String type, LocalDate begin, String category, List<Sold> sold, LocalDate newest) {
        var whole = next(type, begin);
        boolean partial = whole.isAfter(newest.plusDays(1));
        var end = partial ? newest.plusDays(1) : whole;
        var before = begin(type, begin.minusDays(1));
        var beforeEnd = partial ? min(before.plusDays(ChronoUnit.DAYS.between(begin, end)), begin) : begin;
        var now = within(sold, category, begin, end);
        var earlier = sum(within(sold, category, before, beforeEnd).stream()
                .map(Sold::revenue)
                .toList());
        long orders = now.stream().map(Sold::order).distinct().count();
        var revenue = sum(now.stream().map(Sold::revenue).toList());
        return "%s %s %s%s: %d orders, %d units, %s, %s each, growth %s"
                .formatted(
                        type,
                        begin,
                        category,
                        partial ? " so far" : "",
                        orders,
                        now.stream().mapToLong(Sold::units).sum(),
                        text(revenue),
                        text(rounded(divided(revenue, BigDecimal.valueOf(orders)))),
                        text(
                                earlier.signum() == 0
                                        ? null
                                        : rounded(divided(revenue, earlier).subtract(BigDecimal.ONE))));
    }

    private static List<Sold> within(List<Sold> sold, String category, LocalDate from, LocalDate to) {
        return sold.stream()
                .filter(one -> one.category().equals(category)
                        && !one.day().isBefore(from)
                        && one.day().isBefore(to))
                .toList();
    }

    private static LocalDate begin(String type, LocalDate day) {
        return switch (type) {
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> day.withDayOfMonth(1);
            case "quarter" -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
            case "year" -> day.withDayOfYear(1);
            default -> day;
        };
    }

    private static LocalDate next(String type, LocalDate begin) {
        return switch (type) {
            case "week" -> begin.plusWeeks(1);
            case "month" -> begin.plusMonths(1);
            case "quarter" -> begin.plusMonths(3);
            case "year" -> begin.plusYears(1);
            default -> begin.plusDays(1);
        };
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** The earliest statement also holds for all time before it. */
    private String categoryAt(String product, Instant at) {
        var said = categories.stream()
                .filter(one -> one.productId().equals(product))
                .sorted(Comparator.comparing(Categorised::at))
                .toList();
        return said.stream()
                .filter(one -> !one.at().isAfter(at))
                .reduce((one, later) -> later)
                .orElse(said.getFirst())
                .category();
    }

    private BigDecimal revenue(Order order) {
        return sum(order.lines().stream().map(line -> revenue(order, line)).toList());
    }

    private BigDecimal revenue(Order order, Line line) {
        var amount = line.price().multiply(BigDecimal.valueOf(line.quantity()));
        var rate = order.country().equals("USA") ? BigDecimal.ONE : rates.get(order.day());
        return rounded(amount.multiply(rate));
    }

    private static boolean atLeast(BigDecimal value, long threshold) {
        return value.compareTo(BigDecimal.valueOf(threshold)) >= 0;
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal divided(BigDecimal value, BigDecimal by) {
        return value.divide(by, EXACT);
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(4, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal zeroIfNull(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static String text(@Nullable BigDecimal value) {
        return value == null ? "-" : value.setScale(4, RoundingMode.UNNECESSARY).toPlainString();
    }
}
