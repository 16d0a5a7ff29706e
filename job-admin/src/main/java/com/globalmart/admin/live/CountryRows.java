package com.globalmart.admin.live;

import com.globalmart.admin.live.CountryRow.Counter;
import com.globalmart.admin.live.CountryRow.Sales;
import com.globalmart.admin.page.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what was counted as rows of the page.
 *
 * @param known how many minutes of the window are known, from its begin; the others are not shown as zero
 */
record CountryRows(int known) {

    /** How many decimals an amount has, by currency. */
    private static final Map<String, Integer> DIGITS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

    CountryRow total(CountryCounts counts) {
        return row("Total", true, counts);
    }

    CountryRow country(String name, CountryCounts counts) {
        return row(name, false, counts);
    }

    private CountryRow row(String name, boolean isTotal, CountryCounts counts) {
        return new CountryRow(
                name,
                isTotal,
                counter(name, Measure.ORDERS, counts),
                sales(name, counts),
                counts.hasRareCurrencies() ? "and rarer currencies" : "",
                Stream.of(Measure.ADDITIONS, Measure.CHECKOUTS, Measure.ABANDONMENTS)
                        .map(measure -> counter(name, measure, counts))
                        .toList());
    }

    private Counter counter(String name, Measure measure, CountryCounts counts) {
        var series = counts.series(measure);
        var what = name + ": " + measure.events();
        return new Counter(
                measure.title(),
                Strip.of(series, what),
                ifHourIsKnown(Words.number(series.hour())),
                ifLastMinuteIsKnown(Words.number(series.lastMinute())),
                what + " in the last 60 full minutes, repeats counted",
                what + " in the last full minute, repeats counted");
    }

    private List<Sales> sales(String name, CountryCounts counts) {
        if (counts.sales().isEmpty()) {
            var about = name + ": no order in the last 60 full minutes"
                    + (counts.hasRareCurrencies() ? " in a usual currency" : "");
            return List.of(new Sales("", Words.NOTHING, Words.NOTHING, about, about));
        }
        return counts.sales().stream().map(sales -> sales(name, sales)).toList();
    }

    private Sales sales(String name, CurrencySales sales) {
        var hasCode = !sales.currency().isEmpty();
        var unit = hasCode ? "in " + sales.currency() : "of orders that name no currency";
        var what = name + ": sum of the orders' totals as producers gave them, " + unit;
        return new Sales(
                hasCode ? sales.currency() : "none",
                ifHourIsKnown(amount(sales.hour(), sales.currency())),
                ifLastMinuteIsKnown(amount(sales.lastMinute(), sales.currency())),
                what + ", in the last 60 full minutes",
                what + ", in the last full minute");
    }

    private String ifHourIsKnown(String number) {
        return known > 0 ? number : Words.NOTHING;
    }

    private String ifLastMinuteIsKnown(String number) {
        return known >= LiveWindow.FULL ? number : Words.NOTHING;
    }

    /** With the digits that the currency has; two where nobody knows. */
    private static String amount(BigDecimal amount, String currency) {
        int digits = DIGITS.getOrDefault(currency, 2);
        return String.format(Locale.ROOT, "%,." + digits + "f", amount.setScale(digits, RoundingMode.HALF_EVEN));
    }
}
