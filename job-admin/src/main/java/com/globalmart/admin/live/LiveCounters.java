package com.globalmart.admin.live;

import static org.jooq.impl.DSL.val;

import com.globalmart.admin.database.Realtime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/** The live counters of landing: three statements a poll, over a few thousand rows, whatever has landed. */
@Repository
class LiveCounters {

    private static final Logger log = LoggerFactory.getLogger(LiveCounters.class);

    /** Producers may write any country: so many are named, the others stand together, and the answer stays small. */
    private static final String BUSIEST = """
            with busiest as (
                select country
                from (select country, orders as events from landing.live_sales
                      union all
                      select country, additions + removals + changes + checkouts + abandonments from landing.live_carts) event
                group by country
                order by sum(events) desc, country
                limit 8),
            """;

    /** A row for each country and minute, for each country and currency, and one for all; null stands for the others. */
    private static final String SALES = BUSIEST + """
            usual as (
                select currency from landing.live_sales group by currency order by sum(orders) desc, currency limit 8),
            sale as (
                select b.country, u.currency, s.minute, case when s.minute >= {0} then s.minute end as shown, s.orders, s.sales
                from landing.live_sales s
                left join busiest b on b.country = s.country
                left join usual u on u.currency = s.currency
                where s.minute <= {2})
            select country, currency, shown, grouping(shown) = 0 as is_minute, grouping(currency) = 0 as is_currency,
                   sum(orders) as orders,
                   coalesce(sum(sales) filter (where shown <= {1}), 0) as hour,
                   coalesce(sum(sales) filter (where shown = {1}), 0) as last_minute,
                   max(minute) as newest
            from sale
            group by grouping sets ((country, shown), (country, currency), ())""";

    /** A row for each country and minute, and one for all; null stands for the others. */
    private static final String CARTS = BUSIEST + """
            cart as (
                select b.country, c.minute, case when c.minute >= {0} then c.minute end as shown,
                       c.additions, c.checkouts, c.abandonments
                from landing.live_carts c
                left join busiest b on b.country = c.country
                where c.minute <= {1})
            select country, shown, grouping(shown) = 0 as is_minute,
                   sum(additions) as additions, sum(checkouts) as checkouts, sum(abandonments) as abandonments,
                   max(minute) as newest
            from cart
            group by grouping sets ((country, shown), ())""";

    private static final String WATCH = """
            select count(*) as partitions, count(*) filter (where seen_at < {0}) as unwatched,
                   min(seen_at) as oldest_seen, max(seen_at) as newest_seen, coalesce(sum(lag), 0) as lag,
                   (select count(*) from (select from landing.dead_letter where state = 'OPEN' limit {1}) letter) as letters
            from landing.live_topics
            where topic in ('transactions-topic', 'cart-events-topic')""";

    private final DSLContext realtime;

    LiveCounters(@Realtime DSLContext realtime) {
        this.realtime = realtime;
    }

    /**
     * What was counted; empty when the database does not answer, which is no failure of the console.
     *
     * @param now by which it is told who has not looked at the logs for long
     */
    Optional<LiveCounts> read(LiveWindow window, Instant now) {
        try {
            var sales = realtime.fetch(SALES, val(window.first()), val(window.last()), val(window.running()));
            var carts = realtime.fetch(CARTS, val(window.first()), val(window.running()));
            return Optional.of(counts(window, sales, carts, watch(now)));
        } catch (DataAccessException e) {
            log.debug("live counters could not be read", e);
            return Optional.empty();
        }
    }

    private LandingWatch watch(Instant now) {
        var row =
                realtime.fetchSingle(WATCH, val(now.minus(LandingWatch.PATIENCE)), val(LandingWatch.MOST_LETTERS + 1));
        return new LandingWatch(
                row.get("partitions", int.class),
                row.get("unwatched", int.class),
                row.get("oldest_seen", Instant.class),
                row.get("newest_seen", Instant.class),
                row.get("lag", long.class),
                row.get("letters", int.class));
    }

    private static LiveCounts counts(
            LiveWindow window, Result<Record> sales, Result<Record> carts, LandingWatch watch) {
        SortedMap<String, CountryCounts> countries = new TreeMap<>();
        var others = new CountryCounts();
        boolean hasOthers = false;
        Instant newest = null;
        for (var row : sales) {
            newest = later(newest, row.get("newest", Instant.class));
            boolean isCurrency = row.get("is_currency", boolean.class);
            if (!isCurrency && !row.get("is_minute", boolean.class)) {
                continue;
            }
            var country = row.get("country", String.class);
            hasOthers |= country == null;
            var counts = country == null ? others : countries.computeIfAbsent(country, name -> new CountryCounts());
            if (isCurrency) {
                addSales(counts, row);
            } else {
                addEvents(counts, window, row, Measure.ORDERS);
            }
        }
        for (var row : carts) {
            newest = later(newest, row.get("newest", Instant.class));
            if (!row.get("is_minute", boolean.class)) {
                continue;
            }
            var country = row.get("country", String.class);
            hasOthers |= country == null;
            var counts = country == null ? others : countries.computeIfAbsent(country, name -> new CountryCounts());
            addEvents(counts, window, row, Measure.ADDITIONS, Measure.CHECKOUTS, Measure.ABANDONMENTS);
        }
        return new LiveCounts(
                countries, hasOthers ? Optional.of(others) : Optional.empty(), Optional.ofNullable(newest), watch);
    }

    private static void addSales(CountryCounts counts, Record row) {
        var currency = row.get("currency", String.class);
        if (currency == null) {
            counts.noteRareCurrencies();
            return;
        }
        counts.add(new CurrencySales(
                currency, row.get("hour", BigDecimal.class), row.get("last_minute", BigDecimal.class)));
    }

    /** Of a country's row without a minute, which holds what is older than the window, only the country counts. */
    private static void addEvents(CountryCounts counts, LiveWindow window, Record row, Measure... measures) {
        var minute = row.get("shown", Instant.class);
        if (minute == null) {
            return;
        }
        for (var measure : measures) {
            var events = row.get(measure.column(), long.class);
            counts.series(measure).add(window.index(minute), events);
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? other : one;
    }
}
