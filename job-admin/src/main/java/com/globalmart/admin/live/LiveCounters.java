package com.globalmart.admin.live;

import static org.jooq.impl.DSL.val;

import com.globalmart.admin.database.Realtime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/** The live counters of landing: three statements a poll, over the rows of an hour, whatever has landed. */
@Repository
class LiveCounters {

    private static final Logger log = LoggerFactory.getLogger(LiveCounters.class);

    /** So many countries are named, and so many currencies. Producers may write any: the answer stays small. */
    private static final int MOST_NAMES = 8;

    private static final Duration ROSTER_AGE = Duration.ofMinutes(1);

    private static final String BUSIEST_COUNTRIES = """
            select country
            from (select country, orders as events from landing.live_sales
                  union all
                  select country, additions + removals + changes + checkouts + abandonments from landing.live_carts) event
            group by country
            order by sum(events) desc, country
            limit {0}""";

    private static final String USUAL_CURRENCIES = """
            select currency from landing.live_sales group by currency order by sum(orders) desc, currency limit {0}""";

    /** A row for each country and minute, for each country and currency, and one for all; null stands for those not named. */
    private static final String SALES = """
            with sale as (
                select minute, orders, sales,
                       case when country = any({3}) then country end as country,
                       case when currency = any({4}) then currency end as currency
                from landing.live_sales
                where minute between {0} and {2})
            select country, currency, minute, grouping(minute) = 0 as is_minute, grouping(currency) = 0 as is_currency,
                   sum(orders) as orders,
                   coalesce(sum(sales) filter (where minute <= {1}), 0) as hour,
                   coalesce(sum(sales) filter (where minute = {1}), 0) as last_minute,
                   (select max(minute) from landing.live_sales where minute <= {2}) as newest
            from sale
            group by grouping sets ((country, minute), (country, currency), ())""";

    /** A row for each country and minute, and one for all; null stands for those not named. */
    private static final String CARTS = """
            with cart as (
                select minute, additions, checkouts, abandonments, case when country = any({2}) then country end as country
                from landing.live_carts
                where minute between {0} and {1})
            select country, minute, grouping(minute) = 0 as is_minute,
                   sum(additions) as additions, sum(checkouts) as checkouts, sum(abandonments) as abandonments,
                   (select max(minute) from landing.live_carts where minute <= {1}) as newest
            from cart
            group by grouping sets ((country, minute), ())""";

    private static final String WATCH = """
            select count(*) as partitions, count(*) filter (where seen_at < {0}) as unwatched,
                   min(seen_at) as oldest_seen, max(seen_at) as newest_seen, coalesce(sum(lag), 0) as lag,
                   (select count(*) from (select from landing.dead_letter where state = 'OPEN' limit {1}) letter) as letters
            from landing.live_topics
            where topic in ('transactions-topic', 'cart-events-topic')""";

    private final DSLContext realtime;
    private volatile @Nullable Roster roster;

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
            var known = roster;
            if (known != null && !known.isOld(now)) {
                var counts = counts(window, known, watch(now));
                if (known.names(counts)) {
                    return Optional.of(counts);
                }
            }
            var fresh = new Roster(
                    now,
                    realtime.fetch(BUSIEST_COUNTRIES, val(MOST_NAMES)).getValues(0, String.class),
                    realtime.fetch(USUAL_CURRENCIES, val(MOST_NAMES)).getValues(0, String.class));
            roster = fresh;
            return Optional.of(counts(window, fresh, watch(now)));
        } catch (DataAccessException e) {
            log.debug("live counters could not be read", e);
            return Optional.empty();
        }
    }

    /**
     * Who has a row of its own. Read once a minute, for it takes the whole day; sooner when somebody new appears.
     *
     * @param countries the busiest of the last 24 hours, at most {@link #MOST_NAMES}
     * @param currencies those of most orders in the last 24 hours, at most {@link #MOST_NAMES}
     */
    private record Roster(Instant readAt, List<String> countries, List<String> currencies) {

        boolean isOld(Instant now) {
            return Duration.between(readAt, now).abs().compareTo(ROSTER_AGE) > 0;
        }

        /** Whether it fits what was counted: nobody is left out who could be named, nobody is named for ever. */
        boolean names(LiveCounts counts) {
            boolean namesCountries = counts.others().isEmpty() || countries.size() == MOST_NAMES;
            boolean namesCurrencies = !counts.hasRareCurrencies() || currencies.size() == MOST_NAMES;
            return namesCountries && namesCurrencies && counts.newest().isPresent();
        }

        Field<String[]> countryNames() {
            return val(countries.toArray(String[]::new), SQLDataType.CLOB.array());
        }

        Field<String[]> currencyCodes() {
            return val(currencies.toArray(String[]::new), SQLDataType.CLOB.array());
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

    private LiveCounts counts(LiveWindow window, Roster roster, LandingWatch watch) {
        var sales = realtime.fetch(
                SALES,
                val(window.first()),
                val(window.last()),
                val(window.running()),
                roster.countryNames(),
                roster.currencyCodes());
        var carts = realtime.fetch(CARTS, val(window.first()), val(window.running()), roster.countryNames());
        SortedMap<String, CountryCounts> countries = new TreeMap<>();
        roster.countries().forEach(name -> countries.put(name, new CountryCounts()));
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

    private static void addEvents(CountryCounts counts, LiveWindow window, Record row, Measure... measures) {
        int minute = window.index(row.get("minute", Instant.class));
        for (var measure : measures) {
            counts.series(measure).add(minute, row.get(measure.column(), long.class));
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? other : one;
    }
}
