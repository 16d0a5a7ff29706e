package com.globalmart.admin.live;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was counted of one country, or of several together. */
final class CountryCounts {

    private final Map<Measure, Series> series = new EnumMap<>(Measure.class);
    private final SortedMap<String, CurrencySales> sales = new TreeMap<>();
    private boolean hasRareCurrencies;

    CountryCounts() {
        for (var measure : Measure.values()) {
            series.put(measure, new Series());
        }
    }

    /** Everything of several countries; sales stay apart by currency. */
    static CountryCounts together(Collection<CountryCounts> countries) {
        var total = new CountryCounts();
        for (var country : countries) {
            country.series.forEach((measure, events) -> total.series(measure).addAll(events));
            country.sales.values().forEach(total::add);
            total.hasRareCurrencies |= country.hasRareCurrencies;
        }
        return total;
    }

    Series series(Measure measure) {
        return series.computeIfAbsent(measure, missing -> new Series());
    }

    void add(CurrencySales more) {
        sales.merge(more.currency(), more, CurrencySales::plus);
    }

    void noteRareCurrencies() {
        hasRareCurrencies = true;
    }

    /** By currency, in the order of their codes. */
    Collection<CurrencySales> sales() {
        return sales.values();
    }

    /** Whether there were sales in currencies that {@link #sales()} leaves out. */
    boolean hasRareCurrencies() {
        return hasRareCurrencies;
    }
}
