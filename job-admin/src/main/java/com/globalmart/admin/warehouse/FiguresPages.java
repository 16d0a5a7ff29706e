package com.globalmart.admin.warehouse;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.Words;
import com.globalmart.admin.warehouse.FiguresPage.DayRow;
import com.globalmart.admin.warehouse.FiguresPage.Fact;
import com.globalmart.admin.warehouse.FiguresPage.ProductRow;
import com.globalmart.admin.warehouse.FiguresPage.SegmentRow;
import com.globalmart.admin.warehouse.FiguresPage.TrendRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of figures, once for each load and span: what is published stays as it is until the next load. */
@Component
class FiguresPages {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    private final Figures figures;
    private final Cache<Key, FiguresPage> made =
            Caffeine.newBuilder().maximumSize(Span.values().length).build();

    private record Key(Freshness freshness, Span span) {}

    FiguresPages(Figures figures) {
        this.figures = figures;
    }

    /** Empty before anything was published. */
    Optional<FiguresPage> of(Span span) {
        return figures.freshness()
                .map(freshness -> made.get(new Key(freshness, span), missing -> make(freshness, span)));
    }

    private FiguresPage make(Freshness freshness, Span span) {
        var last = freshness.completeThrough();
        var known = figures.firstDay().filter(day -> !day.isAfter(last)).orElse(last);
        var before = span.first(last).minusDays(span.days());
        var both = figures.daily(before, last);
        var first = known.isAfter(span.first(last)) ? known : span.first(last);
        var days = withoutGaps(both, first, last);
        var past = known.isAfter(before)
                ? null // of some of these days nothing is known: growth against them would be none
                : Sum.of(both.stream()
                        .filter(day -> day.day().isBefore(span.first(last)))
                        .toList());
        return new FiguresPage(
                span,
                "%s to %s".formatted(Words.day(first), Words.day(last)),
                Words.day(last),
                Moment.of(freshness.loadedAt()),
                freshness.loadId(),
                facts(Sum.of(days), past, span),
                Curve.of("Revenue", days, DaySales::revenue),
                Curve.of("Orders", days, day -> BigDecimal.valueOf(day.orders())),
                days.reversed().stream().map(FiguresPages::row).toList(),
                trends(span, last),
                figures.analysisDate().map(Words::day).orElse(""),
                segments(),
                ScoreRows.of(figures.scores()),
                products());
    }

    private static List<DaySales> withoutGaps(List<DaySales> found, LocalDate first, LocalDate last) {
        var byDay = found.stream().collect(Collectors.toMap(DaySales::day, Function.identity()));
        return first.datesUntil(last.plusDays(1))
                .map(day -> byDay.getOrDefault(day, DaySales.none(day)))
                .toList();
    }

    private static List<Fact> facts(Sum now, @Nullable Sum past, Span span) {
        var average = Figure.by(now.revenue(), now.orders());
        return List.of(
                new Fact(
                        "revenue",
                        "Revenue",
                        Figure.whole(now.revenue()),
                        Figure.exact(now.revenue()),
                        change(span, now, past, Sum::revenue),
                        "What customers paid, discounts off, in the reporting currency, late events included. "
                                + "Here without decimals; the table of days and the file have it in full."),
                new Fact(
                        "orders",
                        "Orders",
                        Words.number(now.orders()),
                        Words.number(now.orders()),
                        change(span, now, past, sum -> BigDecimal.valueOf(sum.orders())),
                        "Distinct orders; each stands on the UTC day on which it was paid."),
                new Fact(
                        "average",
                        "Average order",
                        average == null ? Words.NOTHING : Figure.exact(average),
                        average == null ? Words.NOTHING : Figure.exact(average),
                        change(span, now, past, sum -> orNothing(Figure.by(sum.revenue(), sum.orders()))),
                        "Revenue by orders, of all these days, in the reporting currency."),
                new Fact(
                        "units",
                        "Units",
                        Words.number(now.units()),
                        Words.number(now.units()),
                        change(span, now, past, sum -> BigDecimal.valueOf(sum.units())),
                        "Units sold, over all orders."));
    }

    private static String change(Span span, Sum now, @Nullable Sum past, Function<Sum, BigDecimal> value) {
        var more = past == null ? null : Figure.more(value.apply(now), value.apply(past));
        return more == null
                ? "nothing to compare with"
                : "%s against the %d days before".formatted(Figure.growth(more), span.days());
    }

    private static BigDecimal orNothing(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private static DayRow row(DaySales day) {
        return new DayRow(
                Words.day(day.day()),
                Figure.exact(day.revenue()),
                Words.number(day.orders()),
                Words.number(day.units()),
                Words.number(day.customers()));
    }

    private List<TrendRow> trends(Span span, LocalDate last) {
        var trends = figures.trends(span, last);
        var most = most(trends, Trend::revenue);
        return trends.stream()
                .map(trend -> new TrendRow(
                        period(span, trend.start()),
                        trend.isPartial(),
                        Figure.bar(trend.revenue(), most),
                        Figure.exact(trend.revenue()),
                        Figure.growth(trend.growth()),
                        Words.number(trend.orders()),
                        Figure.exact(trend.averageOrderValue())))
                .toList();
    }

    private static String period(Span span, LocalDate start) {
        return switch (span.period()) {
            case "week" -> "Week of " + Words.day(start);
            case "month" -> MONTH.format(start);
            default -> Words.day(start);
        };
    }

    private List<SegmentRow> segments() {
        var segments = figures.segments();
        var most = most(segments, segment -> BigDecimal.valueOf(segment.customers()));
        return segments.stream()
                .map(segment -> new SegmentRow(
                        segment.name(),
                        segment.description(),
                        "%d to %d".formatted(segment.lowestScore(), segment.highestScore()),
                        Figure.bar(BigDecimal.valueOf(segment.customers()), most),
                        Words.number(segment.customers()),
                        Words.number(segment.orders()),
                        Figure.exact(segment.revenue()),
                        Figure.exact(segment.averageOrderValue())))
                .toList();
    }

    private List<ProductRow> products() {
        var products = figures.topProducts();
        var most = most(products, TopProduct::revenue);
        return products.stream()
                .map(product -> new ProductRow(
                        product.rank(),
                        product.productId(),
                        product.name() == null ? "" : product.name(),
                        product.category(),
                        Figure.bar(product.revenue(), most),
                        Figure.exact(product.revenue()),
                        Words.number(product.units()),
                        Words.number(product.orders()),
                        Words.number(product.views()),
                        product.conversionRate() == null
                                ? Words.NOTHING
                                : Figure.exact(product.conversionRate()) + " %",
                        product.tier()))
                .toList();
    }

    private static <T> BigDecimal most(List<T> things, Function<T, BigDecimal> value) {
        return things.stream().map(value).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    }

    /** What adds up over days: customers do not. */
    private record Sum(BigDecimal revenue, long orders, long units) {

        static Sum of(List<DaySales> days) {
            return new Sum(
                    days.stream().map(DaySales::revenue).reduce(BigDecimal.ZERO, BigDecimal::add),
                    days.stream().mapToLong(DaySales::orders).sum(),
                    days.stream().mapToLong(DaySales::units).sum());
        }
    }
}
