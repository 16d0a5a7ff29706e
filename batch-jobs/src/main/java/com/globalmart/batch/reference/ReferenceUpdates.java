package com.globalmart.batch.reference;

import com.globalmart.batch.reference.ReferenceFiles.CountryRow;
import com.globalmart.batch.reference.ReferenceFiles.Rate;
import com.globalmart.batch.reference.ReferenceFiles.Threshold;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes reference data; each method takes the rows of one file and returns how many rows it changed. */
@Repository
class ReferenceUpdates {

    private final JdbcTemplate warehouse;

    ReferenceUpdates(JdbcTemplate warehouse) {
        this.warehouse = warehouse;
    }

    int exchangeRates(List<Rate> rates) {
        return batch(
                """
                insert into warehouse.exchange_rate as r (rate_date, currency, rate) values (?, ?, ?)
                on conflict (currency, rate_date) do update set rate = excluded.rate where r.rate <> excluded.rate
                """,
                rates.stream()
                        .map(rate -> new Object[] {rate.date(), rate.currency(), rate.rate()})
                        .toList());
    }

    int paymentMethods(List<String> methods) {
        return batch(
                "insert into warehouse.dim_payment_methods (payment_method) values (?) on conflict do nothing",
                methods.stream().map(method -> new Object[] {method}).toList());
    }

    int rfmThresholds(List<Threshold> thresholds) {
        return batch(
                """
                insert into warehouse.rfm_threshold as t (measure, score, threshold) values (?, ?, ?)
                on conflict (measure, score) do update set threshold = excluded.threshold
                    where t.threshold <> excluded.threshold
                """,
                thresholds.stream()
                        .map(row -> new Object[] {row.measure(), row.score(), row.threshold()})
                        .toList());
    }

    /** The rows stand for all segments there are: those that the file leaves out are gone. */
    int rfmSegments(List<SegmentRow> segments) {
        warehouse.update("delete from warehouse.rfm_segment");
        return batch(
                """
                insert into warehouse.rfm_segment (priority, segment, description, min_recency, max_recency, min_frequency,
                    max_frequency, min_monetary, max_monetary)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                segments.stream()
                        .map(row -> new Object[] {
                            row.priority(),
                            row.segment(),
                            row.description(),
                            row.recency().least(),
                            row.recency().most(),
                            row.frequency().least(),
                            row.frequency().most(),
                            row.monetary().least(),
                            row.monetary().most()
                        })
                        .toList());
    }

    /**
     * A row of a known country opens a version at its valid_from; the version in force there ends. A row that says what is
     * already so changes nothing; the row of a new country also holds for all time before it.
     */
    int countries(List<CountryRow> countries) {
        int changed = 0;
        for (var row : countries) {
            changed += country(row);
        }
        return changed;
    }

    private int country(CountryRow row) {
        var at = Timestamp.from(row.validFrom());
        var said = new Object[] {row.region(), row.continent(), row.currency(), row.timeZone()};
        var known = warehouse.queryForObject(
                "select count(*) from warehouse.dim_geography where country = ?", Long.class, row.country());
        if (known == null || known == 0) {
            return warehouse.update("""
                    insert into warehouse.dim_geography (region, continent, currency, time_zone, country, valid_from)
                    values (?, ?, ?, ?, ?, '0001-01-01T00:00Z')
                    """, with(said, row.country()));
        }
        var same = warehouse.queryForObject("""
                select count(*) from warehouse.dim_geography
                where (region, continent, currency, time_zone) = (?, ?, ?, ?) and country = ?
                  and valid_from <= ? and valid_to > ?
                """, Long.class, with(said, row.country(), at, at));
        if (same != null && same > 0) {
            return 0;
        }
        var corrected = warehouse.update("""
                update warehouse.dim_geography set region = ?, continent = ?, currency = ?, time_zone = ?
                where country = ? and valid_from = ?
                """, with(said, row.country(), at));
        if (corrected > 0) {
            return corrected;
        }
        var validTo = warehouse.queryForObject(
                "select valid_to from warehouse.dim_geography where country = ? and valid_from < ? and valid_to > ?",
                Timestamp.class,
                row.country(),
                at,
                at);
        warehouse.update(
                "update warehouse.dim_geography set valid_to = ? where country = ? and valid_from < ? and valid_to > ?",
                at,
                row.country(),
                at,
                at);
        return warehouse.update("""
                insert into warehouse.dim_geography (region, continent, currency, time_zone, country, valid_from, valid_to)
                values (?, ?, ?, ?, ?, ?, ?)
                """, with(said, row.country(), at, validTo));
    }

    private int batch(String sql, List<Object[]> rows) {
        return Arrays.stream(warehouse.batchUpdate(sql, rows))
                .map(count -> Math.max(count, 0))
                .sum();
    }

    private static @Nullable Object[] with(Object[] first, @Nullable Object... more) {
        @Nullable Object[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
