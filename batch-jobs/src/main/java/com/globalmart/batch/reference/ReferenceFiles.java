package com.globalmart.batch.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.stereotype.Component;

/** The CSV files that the job {@code reference} takes, each where it is there. */
@Component
class ReferenceFiles {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int RATE_DECIMALS = 10;
    private static final BigDecimal RATE_LIMIT = BigDecimal.TEN.pow(8);
    private static final BigDecimal THRESHOLD_LIMIT = BigDecimal.TEN.pow(12);

    record Rate(LocalDate date, String currency, BigDecimal rate) {}

    record CountryRow(
            String country, String region, String continent, String currency, String timeZone, Instant validFrom) {}

    record Threshold(String measure, short score, BigDecimal threshold) {}

    private final Path directory;

    ReferenceFiles(ReferenceProperties properties) {
        this.directory = properties.directory();
    }

    Optional<List<Rate>> exchangeRates() {
        return file(
                "exchange-rates.csv",
                row -> {
                    var rate = number(row, "rate").setScale(RATE_DECIMALS, RoundingMode.HALF_EVEN);
                    if (rate.signum() <= 0 || rate.compareTo(RATE_LIMIT) >= 0) {
                        throw new IllegalArgumentException(
                                "rate is \"%s\", expected at least 0.0000000001 and less than 10^8"
                                        .formatted(text(row, "rate")));
                    }
                    return new Rate(date(row, "rate_date"), currency(row), rate);
                },
                "rate_date",
                "currency",
                "rate");
    }

    Optional<List<CountryRow>> countries() {
        return file(
                "countries.csv",
                row -> new CountryRow(
                        text(row, "country"),
                        text(row, "region"),
                        text(row, "continent"),
                        currency(row),
                        timeZone(row),
                        instant(row, "valid_from")),
                "country",
                "region",
                "continent",
                "currency",
                "time_zone",
                "valid_from");
    }

    Optional<List<String>> paymentMethods() {
        return file("payment-methods.csv", row -> text(row, "payment_method"), "payment_method");
    }

    Optional<List<Threshold>> rfmThresholds() {
        return file(
                "rfm-thresholds.csv",
                row -> {
                    var measure = text(row, "measure");
                    if (!List.of("recency", "frequency", "monetary").contains(measure)) {
                        throw new IllegalArgumentException(
                                "measure is \"%s\", expected recency, frequency or monetary".formatted(measure));
                    }
                    var score = text(row, "score");
                    if (!List.of("2", "3", "4", "5").contains(score)) {
                        throw new IllegalArgumentException("score is \"%s\", expected 2 to 5".formatted(score));
                    }
                    return new Threshold(measure, Short.parseShort(score), threshold(row));
                },
                "measure",
                "score",
                "threshold");
    }

    Optional<List<SegmentRow>> rfmSegments() {
        Optional<List<SegmentRow>> segments = file(
                "rfm-segments.csv",
                row -> new SegmentRow(
                        whole(row, "priority"),
                        text(row, "segment"),
                        text(row, "description"),
                        new SegmentRow.Scores(whole(row, "min_recency"), whole(row, "max_recency")),
                        new SegmentRow.Scores(whole(row, "min_frequency"), whole(row, "max_frequency")),
                        new SegmentRow.Scores(whole(row, "min_monetary"), whole(row, "max_monetary"))),
                SegmentRow.HEADER);
        return segments.map(SegmentRow::complete);
    }

    private <T> Optional<List<T>> file(String name, Function<FieldSet, T> parse, String... header) {
        var path = directory.resolve(name);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        return Optional.of(new CsvFile(path, header).rows(parse));
    }

    private static String text(FieldSet row, String column) {
        var text = row.readString(column);
        if (text == null || text.isEmpty()) {
            throw new IllegalArgumentException("%s is empty".formatted(column));
        }
        return text;
    }

    private static short whole(FieldSet row, String column) {
        var number = text(row, column);
        try {
            return Short.parseShort(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s is \"%s\", expected a whole number".formatted(column, number));
        }
    }

    private static String currency(FieldSet row) {
        var currency = text(row, "currency");
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException(
                    "currency is \"%s\", expected three capitals as EUR".formatted(currency));
        }
        return currency;
    }

    private static String timeZone(FieldSet row) {
        var zone = text(row, "time_zone");
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time_zone is \"%s\", expected one as Europe/Paris".formatted(zone));
        }
    }

    private static LocalDate date(FieldSet row, String column) {
        var date = text(row, column);
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("%s is \"%s\", expected a day as 2026-03-14".formatted(column, date));
        }
    }

    private static Instant instant(FieldSet row, String column) {
        var instant = text(row, column);
        try {
            return instant.length() == 10
                    ? LocalDate.parse(instant).atStartOfDay(ZoneId.of("UTC")).toInstant()
                    : Instant.parse(instant);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "%s is \"%s\", expected a day as 2026-03-14 or an instant as 2026-03-14T00:00:00Z"
                            .formatted(column, instant));
        }
    }

    private static BigDecimal threshold(FieldSet row) {
        var threshold = number(row, "threshold");
        if (threshold.signum() < 0 || threshold.compareTo(THRESHOLD_LIMIT) >= 0) {
            throw new IllegalArgumentException(
                    "threshold is %s, expected at least 0 and less than 10^12".formatted(threshold));
        }
        return threshold;
    }

    private static BigDecimal number(FieldSet row, String column) {
        var number = text(row, column);
        try {
            return new BigDecimal(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s is \"%s\", expected a number".formatted(column, number));
        }
    }
}
