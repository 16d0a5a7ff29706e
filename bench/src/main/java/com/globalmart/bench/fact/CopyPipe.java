package com.globalmart.bench.fact;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * The floor of a night's facts: the rows that it made, with their keys, out of the warehouse by binary COPY and in by binary COPY
 * into tables with the same columns, indexes and rules, as they come.
 */
final class CopyPipe {

    /**
     * @param rows how many were copied
     * @param seconds the copying took
     */
    record Measured(long rows, double seconds) {}

    private final Connection from;
    private final Connection to;

    CopyPipe(Connection from, Connection to) {
        this.from = from;
        this.to = to;
    }

    Measured measure(LocalDate day) throws SQLException {
        var copies = new LinkedHashMap<String, String>();
        for (String fact : new String[] {"fact_product_views", "fact_cart_events", "fact_sales"}) {
            copies.put("%s_%s".formatted(fact, day.toString().replace("-", "")), "true");
        }
        copies.put("transaction_identity", "event_day = '%s'".formatted(day));
        try (var statement = to.createStatement()) {
            statement.execute("drop schema if exists floor cascade; create schema floor");
            for (String table : copies.keySet()) {
                statement.execute("create table floor.%1$s (like warehouse.%1$s including all)".formatted(table));
            }
            statement.execute("checkpoint");
        }
        long rows = 0;
        long began = System.nanoTime();
        for (Map.Entry<String, String> copy : copies.entrySet()) {
            rows += pipe(copy.getKey(), copy.getValue());
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        try (var statement = to.createStatement()) {
            statement.execute("drop schema floor cascade");
        }
        return new Measured(rows, seconds);
    }

    private long pipe(String table, String condition) throws SQLException {
        var out = from.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select * from warehouse.%s where %s) to stdout (format binary)"
                        .formatted(table, condition));
        var in = to.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy floor.%s from stdin (format binary)".formatted(table));
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            in.writeToCopy(row, 0, row.length);
        }
        return in.endCopy();
    }
}
