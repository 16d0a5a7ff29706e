package com.globalmart.dashboards.powerbi;

import com.globalmart.dashboards.catalogue.Metric;
import java.util.List;
import java.util.stream.Stream;

/** The measures: the catalogue's numbers, and what only a model can say of them. */
final class Measures {

    private static final String COUNT = "#,0";
    private static final String MONEY = "#,0.00";
    private static final String PERCENT = "0.00\\%"; // numbers are percents already: the sign alone, no factor
    private static final String SALES = "Sales\\Time comparison";
    private static final String MARKETING = "Marketing";
    private static final String ASSORTMENT = "Assortment";
    private static final String PLATFORM = "Data platform";

    private static final List<Measure> OF_THE_MODEL = List.of(
            new Measure(
                    "Customers judged",
                    "Customers with an order, by their scores on the last analysis date of the chosen days",
                    """
                    VAR newest = CALCULATE(MAX(rfm_distribution[analysis_date]), REMOVEFILTERS(rfm_distribution[segment],
                    	rfm_distribution[rfm_score], rfm_distribution[recency_score], rfm_distribution[frequency_score],
                    	rfm_distribution[monetary_score]))
                    RETURN CALCULATE(SUM(rfm_distribution[customers]), KEEPFILTERS(rfm_distribution[analysis_date] = newest))
                    """,
                    COUNT,
                    MARKETING),
            new Measure(
                    "Customers in segments",
                    "Customers of segments on the last analysis date of the chosen days",
                    """
                    VAR newest = CALCULATE(MAX(customer_segments[analysis_date]),
                    	REMOVEFILTERS(customer_segments[segment], customer_segments[description]))
                    RETURN CALCULATE(SUM(customer_segments[customers]), KEEPFILTERS(customer_segments[analysis_date] = newest))
                    """,
                    COUNT,
                    MARKETING),
            new Measure(
                    "Products judged",
                    "Products with an order or a view in the 30 days of the newest analysis",
                    "COUNTROWS(product_performance)",
                    COUNT,
                    ASSORTMENT),
            new Measure(
                    "Revenue of 30 days",
                    "Revenue in the 30 days of the newest analysis",
                    "SUM(product_performance[revenue])",
                    MONEY,
                    ASSORTMENT),
            new Measure(
                    "Units of 30 days",
                    "Pieces sold in the 30 days of the newest analysis",
                    "SUM(product_performance[units])",
                    COUNT,
                    ASSORTMENT),
            new Measure(
                    "Complete through",
                    "Last UTC day that is loaded completely",
                    "MAX(freshness[complete_through])",
                    DataType.DAY.format(),
                    PLATFORM),
            new Measure(
                    "Loaded at",
                    "When the newest load was published, UTC",
                    "MAX(freshness[loaded_at_utc])",
                    DataType.TIME.format(),
                    PLATFORM),
            new Measure(
                    "Quarantined records",
                    "Records refused with a reason, whatever became of them",
                    "SUM(quarantined_records[records])",
                    COUNT,
                    PLATFORM),
            new Measure("Offending rows", "Rows that offend a check", "SUM(data_quality[offenders])", COUNT, PLATFORM),
            new Measure(
                    "Stale dates",
                    "Analysis dates of which late events have come since",
                    "COUNTROWS(stale_dates) + 0",
                    COUNT,
                    PLATFORM));

    private Measures() {}

    static List<Measure> of(List<Metric> metrics) {
        Stream<Measure> compared = Stream.of("Revenue", "Orders")
                .map(name -> metrics.stream()
                        .filter(metric -> metric.name().equals(name))
                        .findFirst()
                        .orElseThrow())
                .flatMap(Measures::compared);
        return Stream.of(metrics.stream().map(Measures::of), compared, OF_THE_MODEL.stream())
                .flatMap(measures -> measures)
                .toList();
    }

    private static Measure of(Metric metric) {
        return new Measure(
                metric.name(),
                "%s. Unit: %s. %s".formatted(metric.sentence(), metric.unit(), metric.grain()),
                metric.dax(),
                format(metric.unit()),
                metric.owner());
    }

    private static String format(String unit) {
        return switch (unit) {
            case "reporting currency", "units per order" -> MONEY;
            case "percent" -> PERCENT;
            default -> COUNT;
        };
    }

    /**
     * A number beside itself at another time. None looks beyond the last complete day: a day that has just begun would look like a
     * fall.
     */
    private static Stream<Measure> compared(Metric metric) {
        String name = metric.name();
        String format = format(metric.unit());
        return Stream.of(
                new Measure(
                        name + " year to date",
                        "%s from 1 January to the last chosen day that is complete".formatted(name),
                        """
                        VAR lastDay = MIN(MAX(dates[day]), MAX(freshness[complete_through]))
                        RETURN IF(MIN(dates[day]) <= lastDay, CALCULATE([%s], DATESBETWEEN(dates[day], DATE(YEAR(lastDay), 1, 1), lastDay)))
                        """.formatted(name),
                        format,
                        SALES),
                new Measure(
                        name + " of the period before",
                        "%s of as many days just before the chosen complete ones; blank where these have gaps"
                                .formatted(name),
                        """
                        VAR firstDay = MIN(dates[day])
                        VAR lastDay = MIN(MAX(dates[day]), MAX(freshness[complete_through]))
                        VAR days = INT(lastDay - firstDay) + 1
                        VAR chosenDays = COUNTROWS(FILTER(DISTINCT(dates[day]), dates[day] <= lastDay))
                        RETURN IF(days > 0 && chosenDays = days, CALCULATE([%s], DATESBETWEEN(dates[day], firstDay - days, firstDay - 1)))
                        """.formatted(name),
                        format,
                        SALES),
                new Measure(
                        name + " growth",
                        "%s of the chosen complete days against that of as many days before, in percent"
                                .formatted(name),
                        """
                        VAR firstDay = MIN(dates[day])
                        VAR lastDay = MIN(MAX(dates[day]), MAX(freshness[complete_through]))
                        VAR chosen = CALCULATE([%1$s], DATESBETWEEN(dates[day], firstDay, lastDay))
                        VAR before = [%1$s of the period before]
                        RETURN 100 * DIVIDE(chosen - before, before)
                        """.formatted(name),
                        PERCENT,
                        SALES));
    }
}
