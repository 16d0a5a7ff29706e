package com.globalmart.bench.fact;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the facts of all nights take on disk. */
final class Sizes {

    /**
     * @param table with all its partitions
     * @param heapBytes of its rows, with what is stored aside
     * @param indexBytes of its indexes
     */
    record OfTable(String table, long heapBytes, long indexBytes) {}

    private static final List<String> TABLES =
            List.of("fact_product_views", "fact_cart_events", "fact_sales", "transaction_identity", "session");

    private Sizes() {}

    static List<OfTable> of(Connection warehouse) throws SQLException {
        var sizes = new ArrayList<OfTable>();
        try (var statement = warehouse.prepareStatement("""
                select sum(pg_table_size(relid)), sum(pg_indexes_size(relid))
                from (select relid from pg_partition_tree(?::regclass) where isleaf union select ?::regclass) as stored
                """)) {
            for (String table : TABLES) {
                statement.setString(1, "warehouse." + table);
                statement.setString(2, "warehouse." + table);
                try (var row = statement.executeQuery()) {
                    row.next();
                    sizes.add(new OfTable(table, row.getLong(1), row.getLong(2)));
                }
            }
        }
        return sizes;
    }
}
