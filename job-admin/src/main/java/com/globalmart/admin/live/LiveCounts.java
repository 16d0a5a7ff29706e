package com.globalmart.admin.live;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What was counted in the minutes of a window.
 *
 * @param countries by name; the busiest of the last 24 hours
 * @param others all other countries together, if there are any
 * @param newest begin of the newest minute of the last 24 hours in which anything happened, up to the running one; empty
 *     when nothing did
 */
record LiveCounts(
        SortedMap<String, CountryCounts> countries,
        Optional<CountryCounts> others,
        Optional<Instant> newest,
        LandingWatch watch) {

    /** Whether there were sales in currencies that have no line of their own. */
    boolean hasRareCurrencies() {
        return Stream.concat(countries.values().stream(), others.stream()).anyMatch(CountryCounts::hasRareCurrencies);
    }
}
