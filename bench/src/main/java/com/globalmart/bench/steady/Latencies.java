package com.globalmart.bench.steady;

import com.globalmart.cli.terminal.CommandFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * How long after their own timestamps records were committed, in milliseconds. The timestamp is the producer's; the commit is
 * what PostgreSQL noted with the transaction ({@code track_commit_timestamp}), which it does right before it waits for the
 * disk: that last wait is not in it. Both are by the clock of one machine.
 *
 * @param records of all topics, in the given time
 */
record Latencies(long records, double p50, double p95, double p99, double max) {

    private static final String OF_RECORDS_SINCE = """
            with landed as (
                select record_timestamp, xmin from landing.sale
                union all select record_timestamp, xmin from landing.product_view
                union all select record_timestamp, xmin from landing.cart_event
                union all select record_timestamp, xmin from landing.customer_change
                union all select record_timestamp, xmin from landing.product_change
            ), latency as (
                select extract(epoch from pg_xact_commit_timestamp(xmin) - record_timestamp) * 1000 as ms
                from landed where record_timestamp >= ? and record_timestamp < ?
            )
            select count(*), percentile_disc(0.5) within group (order by ms), percentile_disc(0.95) within group (order by ms),
                percentile_disc(0.99) within group (order by ms), max(ms)
            from latency""";

    /** Of the records with timestamps in {@code [from, to)}. */
    static Latencies between(Connection connection, Instant from, Instant to) throws SQLException {
        try (var query = connection.prepareStatement(OF_RECORDS_SINCE)) {
            query.setObject(1, OffsetDateTime.ofInstant(from, ZoneOffset.UTC));
            query.setObject(2, OffsetDateTime.ofInstant(to, ZoneOffset.UTC));
            try (var row = query.executeQuery()) {
                row.next();
                if (row.getLong(1) == 0) {
                    throw CommandFailedException.failed("no record landed that was sent from %s to %s", from, to);
                }
                return new Latencies(
                        row.getLong(1), row.getDouble(2), row.getDouble(3), row.getDouble(4), row.getDouble(5));
            }
        }
    }
}
